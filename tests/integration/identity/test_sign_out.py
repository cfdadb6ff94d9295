"""Signing out ends the session here, at Keycloak and in every other town; a logout token works once."""

import httpx
import pytest
from django.test import Client
from tests.integration.identity.browser import Browser
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site, at

from rathaus_platform.identity.models import SessionLink, SpentToken
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak


def _sign_out(browser: Browser, town: TownRef) -> httpx.Response:
    page = browser.get(f"http://{town.host}/abmelden/")
    return browser.submit(page, to="/abmelden/")


def _tell(town: TownRef, token: str, realm: str = "buerger") -> int:
    client = Client(HTTP_HOST=town.host, enforce_csrf_checks=True)
    return client.post(f"/anmelden/{realm}/abgemeldet/", {"logout_token": token}).status_code


def test_signing_out_ends_the_session_here_and_at_keycloak(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    old = site.key(browser, ahausen)
    page = _sign_out(browser, ahausen)
    assert at(page) == "ahausen.localhost/abgemeldet/"
    assert site.session(browser, ahausen) is None
    with in_town(ahausen):
        assert not SessionLink.objects.exists()
        assert not site.store(browser, ahausen).exists(old)
    page = browser.get(f"http://{ahausen.host}/anmelden/buerger/")
    assert page.url.host == "localhost"  # BundID asks again: no session was left there either
    assert 'name="password"' in page.text


def test_signing_out_in_one_town_ends_the_session_of_the_other(
    site: Site, calls: Calls, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    browser.get(f"http://{bestadt.host}/anmelden/buerger/")
    assert site.session(browser, bestadt) is not None
    _sign_out(browser, ahausen)
    token = calls.await_path("/bestadt/anmelden/buerger/abgemeldet/")
    assert _tell(bestadt, token) == 200
    assert site.session(browser, bestadt) is None
    with in_town(bestadt):
        assert not SessionLink.objects.exists()


def test_only_the_named_session_ends(site: Site, calls: Calls, ahausen: TownRef, bestadt: TownRef) -> None:
    first, second = site.browser(), site.browser()
    for browser in (first, second):
        site.sign_in(browser, ahausen, "erika")
        browser.get(f"http://{bestadt.host}/anmelden/buerger/")
    _sign_out(first, ahausen)
    assert _tell(bestadt, calls.await_path("/bestadt/anmelden/buerger/abgemeldet/")) == 200
    assert site.session(first, bestadt) is None
    assert site.session(second, bestadt) is not None


def test_a_logout_token_is_refused_elsewhere_and_twice(
    site: Site, calls: Calls, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    browser.get(f"http://{bestadt.host}/anmelden/buerger/")
    _sign_out(browser, bestadt)
    token = calls.await_path("/ahausen/anmelden/buerger/abgemeldet/")
    assert _tell(bestadt, token) == 400  # made for another town
    assert _tell(ahausen, token, "verwaltung") == 400  # and for another realm
    assert site.session(browser, ahausen) is not None
    assert _tell(ahausen, token) == 200
    assert _tell(ahausen, token) == 400  # replay
    with in_town(ahausen):
        assert SpentToken.objects.count() == 1


def test_an_id_token_is_no_logout_token(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    session = site.session(browser, ahausen)
    assert session is not None
    for value in (session.id_token, "", "abc", "a.b.c"):
        assert _tell(ahausen, value) == 400
    assert site.session(browser, ahausen) is not None


def test_the_administration_can_end_a_session(
    site: Site, calls: Calls, keycloak: RunningKeycloak, ahausen: TownRef
) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "leitung.ahausen", realm="verwaltung")
    session = site.session(browser, ahausen)
    assert session is not None
    admin = keycloak.gateway().realm("verwaltung")
    admin.user_logout(admin.get_user_id("leitung.ahausen"))
    token = calls.await_path("/ahausen/anmelden/verwaltung/abgemeldet/", session.sid)
    assert _tell(ahausen, token, "verwaltung") == 200
    assert site.session(browser, ahausen) is None


def test_a_link_alone_signs_nobody_out(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika")
    browser.get(f"http://{ahausen.host}/abmelden/")
    assert site.session(browser, ahausen) is not None
    forged = browser.client.post(f"http://{ahausen.host}/abmelden/")  # without the form's token
    assert forged.status_code == 403
    assert site.session(browser, ahausen) is not None


def test_signing_out_without_being_signed_in_does_no_harm(site: Site, ahausen: TownRef) -> None:
    assert at(_sign_out(site.browser(), ahausen)) == "ahausen.localhost/abgemeldet/"
