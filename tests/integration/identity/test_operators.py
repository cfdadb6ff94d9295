"""Operators sign in at their own host, with a second factor, and are nobody in any town."""

import httpx
import pytest
from django.contrib.sessions.backends.cache import SessionStore
from django.test import Client
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import OPERATORS, RunningKeycloak
from tests.integration.identity.one_time import code_for, set_up_code
from tests.integration.identity.site import Site, at

from rathaus_platform.identity.limits import HOUR, MINUTE
from rathaus_platform.identity.models import User
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak


def _sign_in(site: Site, browser: Browser, who: str = "betrieb") -> httpx.Response:
    page = browser.get(f"{OPERATORS}/anmelden/")
    return browser.sign_in(page, who, site.passwords[who], 1)


@pytest.fixture
def _no_code(keycloak: RunningKeycloak):  # type: ignore[no-untyped-def]
    yield
    admin = keycloak.gateway().realm("verwaltung")
    for name in ("betrieb", "verwaltung.ahausen"):
        user = admin.get_user_id(name)
        for credential in admin.get_credentials(user):
            if credential["type"] == "otp":
                admin.delete_credential(user, credential["id"])


def test_nobody_sees_the_operation_without_signing_in(site: Site, ahausen: TownRef) -> None:
    page = site.browser().client.get(f"{OPERATORS}/betrieb/")
    assert page.status_code == 302
    assert page.headers["location"].startswith("/anmelden/?weiter=/betrieb/")


def test_an_operator_needs_a_second_factor_and_is_nobody_in_a_town(
    site: Site, ahausen: TownRef, bestadt: TownRef, _no_code: None
) -> None:
    browser = site.browser()
    page, secret = set_up_code(browser, _sign_in(site, browser))
    assert at(page) == "betrieb.localhost/betrieb/"
    assert "Angemeldet als Olaf Oberwart" in page.text and "Ahausen" in page.text

    page = browser.get(f"http://{ahausen.host}/verwaltung/")
    page = browser.sign_in(page, "betrieb", site.passwords["betrieb"], 1)
    assert "gehört nicht zu dieser Kommune" in page.text
    for town in (ahausen, bestadt):
        with in_town(town):
            assert not User.objects.exists()

    other = site.browser()
    page = _sign_in(site, other)
    assert 'name="otp"' in page.text
    assert other.client.get(f"{OPERATORS}/betrieb/").status_code == 302
    page = other.submit(page, otp=code_for(secret, ahead=1))
    assert at(page) == "betrieb.localhost/betrieb/"


def test_a_second_factor_that_was_cut_out_of_the_wish_is_missed(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    browser.stop_before = "http://localhost"
    address = browser.get(f"{OPERATORS}/anmelden/").headers["location"]
    browser.stop_before = ""
    page = browser.get(address.replace("&acr_values=substanziell", ""))
    page = browser.sign_in(page, "betrieb", site.passwords["betrieb"], 1)
    assert page.status_code == 403
    assert browser.client.get(f"{OPERATORS}/betrieb/").status_code == 302


def test_staff_of_a_town_are_no_operators(site: Site, ahausen: TownRef, settings, _no_code: None) -> None:  # type: ignore[no-untyped-def]
    settings.RATHAUS_STAFF_ADMIN_TRUST = "basis"
    browser = site.browser()
    page = _sign_in(site, browser, "verwaltung.ahausen")
    assert page.status_code == 403
    assert "noch keine Aufgabe" in page.text
    assert browser.client.get(f"{OPERATORS}/betrieb/").status_code == 302


def test_signing_out_ends_it_here_and_at_keycloak(site: Site, ahausen: TownRef, settings) -> None:  # type: ignore[no-untyped-def]
    settings.RATHAUS_STAFF_ADMIN_TRUST = "basis"
    browser = site.browser()
    page = _sign_in(site, browser)
    assert at(page) == "betrieb.localhost/betrieb/"
    key = next(c.value for c in browser.client.cookies.jar if c.name == "betrieb")
    page = browser.submit(page, to="/abmelden/")
    assert at(page) == "betrieb.localhost/"
    thief = Client(HTTP_HOST="betrieb.localhost")
    thief.cookies["betrieb"] = key
    assert thief.get("/betrieb/").status_code == 302
    assert 'name="username"' in browser.get(f"{OPERATORS}/anmelden/").text


def test_an_operators_session_ends_by_the_clock(site: Site, ahausen: TownRef, settings) -> None:  # type: ignore[no-untyped-def]
    settings.RATHAUS_STAFF_ADMIN_TRUST = "basis"
    browser = site.browser()
    _sign_in(site, browser)
    session = SessionStore(next(c.value for c in browser.client.cookies.jar if c.name == "betrieb"))
    assert browser.client.get(f"{OPERATORS}/betrieb/").status_code == 200
    assert 14 * MINUTE < session.get_expiry_age() <= 15 * MINUTE
    signed_in = session["identity.signed_in"]
    session["identity.signed_in"] = {**signed_in, "began_at": signed_in["began_at"] - 2 * HOUR - 1}
    session.save()
    assert browser.client.get(f"{OPERATORS}/betrieb/").status_code == 302


def test_a_callback_without_its_browser_and_an_unproved_token_are_refused(site: Site, ahausen: TownRef) -> None:
    stranger = Client(HTTP_HOST="betrieb.localhost")
    answer = stranger.get("/anmelden/zurueck/?state=x&code=y")
    assert answer.status_code == 400 and "Noch einmal anmelden" in answer.content.decode()
    assert stranger.post("/anmelden/abgemeldet/", {"logout_token": "a.b.c"}).status_code == 400
