"""Guests through the real Keycloak: an operator with a reason, a clerk of another town with its consent."""

import re
from html import unescape
from uuid import UUID

import httpx
import pytest
from lxml import html
from tests.integration.guests import world
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import OPERATORS, RunningKeycloak
from tests.integration.identity.one_time import code_for, set_up_code
from tests.integration.identity.site import Site, at

from rathaus_platform.identity.account import put_into_groups
from rathaus_platform.identity.api import EDITOR
from rathaus_platform.identity.models import User
from rathaus_platform.identity.operators.session import SessionStore
from rathaus_tenants.context import in_town
from rathaus_tenants.guests import api as guests
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak
DESK = "/verwaltung/vorgaenge/"


@pytest.fixture
def _no_code(keycloak: RunningKeycloak):  # type: ignore[no-untyped-def]
    yield
    admin = keycloak.gateway().realm("verwaltung")
    user = admin.get_user_id("betrieb")
    for credential in admin.get_credentials(user):
        if credential["type"] == "otp":
            admin.delete_credential(user, credential["id"])


def operator_at_work(site: Site) -> tuple[Browser, str]:
    """Signed in at the operator's host with a second factor of this moment; and the telephone's secret."""
    browser = site.browser()
    page = browser.sign_in(browser.get(f"{OPERATORS}/anmelden/"), "betrieb", site.passwords["betrieb"], 1)
    page, secret = set_up_code(browser, page)
    assert at(page) == "betrieb.localhost/betrieb/"
    return browser, secret


def open_visit(browser: Browser, town: TownRef, reason: str = world.REASON) -> httpx.Response:
    page = browser.get(f"{OPERATORS}/betrieb/einsicht/{town.slug}/")
    return browser.submit(page, grund=reason, vorgang="4711", minuten="30")


def link(page: httpx.Response, words: str) -> str:
    found = html.fromstring(page.text).xpath(f"//a[contains(normalize-space(.), '{words}')]/@href")
    assert found, page.text
    return str(found[0])


def test_an_operator_enters_with_a_reason_and_is_out_when_it_ends(
    site: Site, ahausen: TownRef, bestadt: TownRef, _no_code: None
) -> None:
    browser, _secret = operator_at_work(site)
    refused = open_visit(browser, ahausen, reason="Test")
    assert refused.status_code == 422 and "Schreiben Sie in einem Satz" in refused.text
    page = open_visit(browser, ahausen)
    assert "Sie haben Einsicht" in page.text and world.REASON in page.text

    desk = browser.get(link(page, "Zu den Vorgängen von Ahausen"))  # no password, no code: they were shown just now
    assert at(desk) == f"{ahausen.host}{DESK}" and "Sie sehen Vorgänge von Ahausen ein" in desk.text
    signed_in = site.session(browser, ahausen)
    assert signed_in is not None and signed_in.guest.startswith("operator/") and signed_in.roles == ()
    user = site.user(browser, ahausen)
    with in_town(ahausen):
        assert user is not None and not user.groups.exists()
        (visit,) = guests.open_visits()
    with in_town(bestadt):
        assert not User.objects.exists() and guests.visits() == ()
    stranger = browser.get(f"http://{bestadt.host}/anmelden/verwaltung/?weiter={DESK}&von=betrieb")
    assert "gehört nicht zu dieser Kommune" in stranger.text

    page = browser.get(f"{OPERATORS}/betrieb/")
    browser.submit(page, to=f"/betrieb/einsicht/{visit.id}/beenden/")
    assert browser.client.get(f"http://{ahausen.host}{DESK}").status_code == 403
    again = browser.get(f"http://{ahausen.host}/anmelden/verwaltung/?weiter={DESK}&von=betrieb")
    assert "gehört nicht zu dieser Kommune" in again.text


def test_an_old_second_factor_is_shown_again(site: Site, ahausen: TownRef, _no_code: None) -> None:
    browser, secret = operator_at_work(site)
    session = SessionStore(next(c.value for c in browser.client.cookies.jar if c.name == "betrieb"))
    signed_in = session["identity.signed_in"]
    session["identity.signed_in"] = {**signed_in, "auth_time": signed_in["auth_time"] - 601}
    session.save()

    page = browser.get(f"{OPERATORS}/betrieb/einsicht/ahausen/")
    assert 'name="grund"' not in page.text
    token = browser.client.cookies.get("csrf", domain="betrieb.localhost") or ""
    answer = browser.client.post(
        f"{OPERATORS}/betrieb/einsicht/ahausen/",
        data={"grund": world.REASON, "minuten": "30", "csrfmiddlewaretoken": token},
    )
    assert answer.status_code == 403
    page = browser.get(f"{OPERATORS}{link(page, 'Jetzt ausweisen')}")
    page = browser.sign_in(page, "betrieb", site.passwords["betrieb"], 1)
    assert 'name="otp"' in page.text  # Keycloak's session alone does not do
    page = browser.submit(page, otp=code_for(secret, ahead=1))
    assert at(page) == "betrieb.localhost/betrieb/einsicht/ahausen/" and 'name="grund"' in page.text


def granted(site: Site, host: TownRef, home: TownRef) -> tuple[Browser, UUID]:
    """A clerk of `home` at their own desk, with a stand-in for `host` that their town has accepted."""
    view = world.offered(host, home)
    browser = site.browser()
    site.sign_in(browser, home, f"sachbearbeitung.{home.slug}", realm="verwaltung", weiter=DESK, times=1)
    with in_town(home):
        guests.accept(world.admin(), view.id, users=None)
    return browser, view.id


def test_a_clerk_goes_from_their_own_desk_to_the_other_towns(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser, grant = granted(site, ahausen, bestadt)
    there = f"http://{ahausen.host}/anmelden/verwaltung/?weiter={DESK}"
    page = browser.sign_in(browser.get(there), "sachbearbeitung.bestadt", site.passwords["sachbearbeitung.bestadt"])
    assert "gehört nicht zu dieser Kommune" in page.text
    assert "gehört nicht zu dieser Kommune" in browser.get(f"{there}&von=bestadt").text  # not past their own desk

    page = browser.get(f"http://{bestadt.host}{DESK}")
    assert "Sie vertreten Ahausen" in page.text
    page = browser.submit(page, to=f"/verwaltung/zugaenge/vertretung/{grant}/hingehen/")
    desk = browser.get(unescape(link(page, "Zu den Vorgängen von Ahausen")))
    assert at(desk) == f"{ahausen.host}{DESK}" and "Sie vertreten Ahausen" in desk.text
    signed_in = site.session(browser, ahausen)
    assert signed_in is not None and signed_in.guest == f"stand_in/{grant}" and signed_in.roles == ()
    assert browser.client.get(f"http://{ahausen.host}/verwaltung/pages/").status_code == 403
    assert browser.client.get(f"http://{bestadt.host}{DESK}").status_code == 200  # at home as ever

    with in_town(ahausen):
        guests.end(world.admin(), grant)
    assert browser.client.get(f"http://{ahausen.host}{DESK}").status_code == 403
    assert "Sie vertreten" not in browser.get(f"http://{bestadt.host}{DESK}").text


def test_another_towns_name_in_the_address_opens_nothing(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    """Neither a clerk of the host's own town, nor a wish for two scopes, comes in by somebody else's grant."""
    _browser, _grant = granted(site, ahausen, bestadt)
    other = site.browser()
    page = site.sign_in(
        other, bestadt, "sachbearbeitung.ahausen", realm="verwaltung", weiter=DESK, von="bestadt", times=1
    )
    assert "gehört nicht zu dieser Kommune" in page.text
    other.stop_before = "http://localhost"
    page = other.get(f"http://{ahausen.host}/anmelden/verwaltung/?von=bestadt%20organization:x")
    assert re.search(r"scope=openid(\+|%20)organization(%3A|:)ahausen(&|$)", page.headers["location"])


def test_losing_the_task_at_home_closes_the_way(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser, grant = granted(site, ahausen, bestadt)
    page = browser.submit(
        browser.get(f"http://{bestadt.host}{DESK}"), to=f"/verwaltung/zugaenge/vertretung/{grant}/hingehen/"
    )
    browser.get(unescape(link(page, "Zu den Vorgängen von Ahausen")))
    assert browser.client.get(f"http://{ahausen.host}{DESK}").status_code == 200
    user = site.user(browser, bestadt)
    assert user is not None
    with in_town(bestadt):
        put_into_groups(user, frozenset({EDITOR}))  # as a sign-in, a refresh or the town's administration does
        assert guests.stand_in_of_town(grant).state == "open"
    assert browser.client.get(f"http://{ahausen.host}{DESK}").status_code == 403
