"""A town's administration invites, gives other tasks and lets go, through Wagtail and into the real Keycloak."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from lxml import html
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site, at

from rathaus_platform.audit import api as audit
from rathaus_platform.identity.models import User
from rathaus_tenants.context import in_town
from rathaus_tenants.preferences.api import Office, change
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak

ADDRESS = "nele.neu@ahausen.example.org"


@pytest.fixture(autouse=True)
def _password_is_enough(settings: Any) -> None:
    settings.RATHAUS_STAFF_ADMIN_TRUST = "basis"


@pytest.fixture(autouse=True)
def _nobody_stays(keycloak: RunningKeycloak) -> Iterator[None]:
    yield
    admin = keycloak.gateway().realm("verwaltung")
    for user in admin.get_users({"email": ADDRESS, "exact": True}):
        admin.delete_user(user["id"])
    client = admin.get_client_id("stadt-ahausen")
    office = admin.get_user_id("verwaltung.ahausen")
    more = [role for role in admin.get_client_roles_of_user(office, client) if role["name"] != "verwaltung"]
    if more:
        admin.delete_client_roles_of_user(office, client, more)


@pytest.fixture
def office(site: Site, ahausen: TownRef, bestadt: TownRef) -> Browser:
    """The browser of Ahausen's administration."""
    browser = site.browser()
    site.sign_in(browser, ahausen, "verwaltung.ahausen", realm="verwaltung")
    return browser


def _send(browser: Browser, town: TownRef, path: str, **values: Any) -> httpx.Response:
    url = f"http://{town.host}/verwaltung/personen/{path}"
    page = browser.get(url)
    if page.status_code != 200:
        return page
    form = next(f for f in html.fromstring(page.text).forms if "csrfmiddlewaretoken" in f.fields and not f.action)
    answer = browser.client.post(url, data={"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"], **values})
    return browser.get(f"http://{town.host}{answer.headers['location']}") if answer.is_redirect else answer


def _invite(browser: Browser, town: TownRef, *roles: str) -> tuple[str, str]:
    page = _send(browser, town, "einladen/", email=ADDRESS, first_name="Nele", last_name="Neu", roles=list(roles))
    assert "Nele Neu ist eingeladen" in page.text, page.status_code
    with in_town(town):
        user_id = str(User.objects.get(email=ADDRESS).pk)
    return user_id, html.fromstring(page.text).xpath("string(//code)")


def _first_sign_in(site: Site, town: TownRef, password: str) -> tuple[Browser, httpx.Response]:
    browser = site.browser()
    page = browser.get(f"http://{town.host}/anmelden/verwaltung/")
    page = browser.sign_in(page, ADDRESS, password, 1)
    form = html.fromstring(page.text).get_element_by_id("kc-passwd-update-form")
    words = {"password-new": "ein-neues-Passwort-1", "password-confirm": "ein-neues-Passwort-1"}
    return browser, browser.submit(page, to=form.action, **words)


def test_who_is_invited_gets_in_with_exactly_these_tasks(
    site: Site, office: Browser, ahausen: TownRef, bestadt: TownRef
) -> None:
    user_id, password = _invite(office, ahausen, "editor", "clerk")
    assert len(password) >= 18
    browser, page = _first_sign_in(site, ahausen, password)
    assert at(page) == "ahausen.localhost/verwaltung/"
    session = site.session(browser, ahausen)
    assert session is not None and session.roles == ("clerk", "editor")
    user = site.user(browser, ahausen)
    assert user is not None and str(user.pk) == user_id
    page = browser.get(f"http://{bestadt.host}/anmelden/verwaltung/")
    page = browser.sign_in(page, ADDRESS, "ein-neues-Passwort-1", 1)
    assert "gehört nicht zu dieser Kommune" in page.text
    with in_town(ahausen):
        entry = audit.history_of(("user", user_id))[0]
        assert (entry.action, entry.actor.name, entry.details) == (
            "staff.invited", "Vera Walter", {"roles": ["clerk", "editor"]},
        )  # fmt: skip
        assert audit.verify().intact
    with in_town(bestadt):
        assert not User.objects.exists()


def test_other_tasks_end_the_old_session_and_hold_at_the_next_sign_in(
    site: Site, office: Browser, ahausen: TownRef
) -> None:
    user_id, password = _invite(office, ahausen, "clerk")
    browser, _page = _first_sign_in(site, ahausen, password)
    page = _send(office, ahausen, f"{user_id}/", roles=["lead"])
    assert "neuen Aufgaben" in page.text
    assert site.session(browser, ahausen) is None
    browser.get(f"http://{ahausen.host}/anmelden/verwaltung/")
    session = site.session(browser, ahausen)
    assert session is not None and session.roles == ("lead",)


def test_who_is_let_go_is_out_at_once_and_stays_out(
    site: Site, office: Browser, keycloak: RunningKeycloak, ahausen: TownRef
) -> None:
    user_id, password = _invite(office, ahausen, "clerk")
    browser, _page = _first_sign_in(site, ahausen, password)
    page = _send(office, ahausen, f"{user_id}/entfernen/")
    assert at(page) == "ahausen.localhost/verwaltung/users/"
    assert "Nele" not in html.fromstring(page.text).xpath("string(//main)")
    assert site.session(browser, ahausen) is None
    page = browser.get(f"http://{ahausen.host}/verwaltung/")
    assert page.url.host == "localhost"
    page = browser.sign_in(page, ADDRESS, "ein-neues-Passwort-1", 1)
    assert page.url.host == "localhost" and site.session(browser, ahausen) is None
    admin = keycloak.gateway().realm("verwaltung")
    (account,) = admin.get_users({"email": ADDRESS, "exact": True})
    assert not account["enabled"] and admin.get_user_organizations(account["id"]) == []

    again, password = _invite(office, ahausen, "editor")  # and can come back
    assert (again, password) == (user_id, "")
    browser.get(f"http://{ahausen.host}/verwaltung/")
    page = site.browser().get(f"http://{ahausen.host}/anmelden/verwaltung/")
    assert site.session(browser, ahausen) is None


def test_who_works_for_two_towns_is_let_go_by_one_only(
    site: Site, office: Browser, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    other = site.browser()
    site.sign_in(other, bestadt, "verwaltung.bestadt", realm="verwaltung")
    _invite(office, ahausen, "clerk")
    user_id, password = _invite(other, bestadt, "editor")
    assert password == ""  # the account was there
    _send(other, bestadt, f"{user_id}/entfernen/")
    admin = keycloak.gateway().realm("verwaltung")
    (account,) = admin.get_users({"email": ADDRESS, "exact": True})
    assert account["enabled"]
    assert [o["alias"] for o in admin.get_user_organizations(account["id"])] == ["ahausen"]


def test_the_last_admin_can_neither_leave_nor_step_down(site: Site, office: Browser, ahausen: TownRef) -> None:
    me = site.user(office, ahausen)
    assert me is not None
    for path, values in ((f"{me.pk}/entfernen/", {}), (f"{me.pk}/", {"roles": ["editor"]})):
        page = _send(office, ahausen, path, **values)
        assert page.status_code == 409
        assert "niemand mehr da" in page.text
    assert site.session(office, ahausen) is not None
    _invite(office, ahausen, "admin")
    page = _send(office, ahausen, f"{me.pk}/", roles=["admin", "editor"])
    assert "neuen Aufgaben" in page.text


@pytest.mark.parametrize("who", ["redaktion", "sachbearbeitung", "leitung"])
def test_nobody_else_manages_staff(site: Site, office: Browser, ahausen: TownRef, who: str) -> None:
    me = site.user(office, ahausen)
    assert me is not None
    browser = site.browser()
    site.sign_in(browser, ahausen, f"{who}.ahausen", realm="verwaltung")
    for path in ("einladen/", f"{me.pk}/", f"{me.pk}/entfernen/"):
        assert browser.get(f"http://{ahausen.host}/verwaltung/personen/{path}").status_code == 403


def test_ids_of_another_town_and_of_citizens_are_not_found(
    site: Site, office: Browser, ahausen: TownRef, bestadt: TownRef
) -> None:
    other, citizen = site.browser(), site.browser()
    site.sign_in(other, bestadt, "leitung.bestadt", realm="verwaltung")
    site.sign_in(citizen, ahausen, "erika")
    for user in (site.user(other, bestadt), site.user(citizen, ahausen)):
        assert user is not None
        for path in (f"{user.pk}/", f"{user.pk}/entfernen/"):
            assert office.get(f"http://{ahausen.host}/verwaltung/personen/{path}").status_code == 404


def test_more_than_a_password_is_asked_for_where_the_deployment_wants_it(
    office: Browser, ahausen: TownRef, settings: Any
) -> None:
    settings.RATHAUS_STAFF_ADMIN_TRUST = "substanziell"
    page = office.get(f"http://{ahausen.host}/verwaltung/personen/einladen/")
    assert at(page) == "ahausen.localhost/anmelden/"
    assert "Einmalcode" in page.text


def test_what_is_missing_is_said_and_nothing_is_lost(office: Browser, ahausen: TownRef, site: Site) -> None:
    page = _send(office, ahausen, "einladen/", email="x", first_name="Nele", last_name="")
    assert page.status_code == 422
    assert 'value="Nele"' in page.text and "Wählen Sie mindestens eine Aufgabe" in page.text


def test_keycloak_away_changes_nothing_here(office: Browser, ahausen: TownRef, monkeypatch: pytest.MonkeyPatch) -> None:
    from rathaus_platform.identity.realms.values import Deployment

    away: Callable[[], Deployment] = lambda: Deployment(url="http://127.0.0.1:9", secret="x")  # noqa: E731
    monkeypatch.setattr("rathaus_platform.identity.staff.keycloak_side.deployment", away)
    page = _send(office, ahausen, "einladen/", email=ADDRESS, first_name="Nele", last_name="Neu", roles=["clerk"])
    assert page.status_code == 503
    with in_town(ahausen):
        assert not User.objects.filter(email=ADDRESS).exists()


def test_offices_are_given_without_ending_the_session(
    site: Site, office: Browser, ahausen: TownRef, bestadt: TownRef
) -> None:
    with in_town(ahausen):
        change(offices=(Office("ordnungsamt", "Ordnungsamt"), Office("steueramt", "Steueramt")))
    user_id, password = _invite(office, ahausen, "clerk")
    browser, _page = _first_sign_in(site, ahausen, password)
    page = _send(office, ahausen, f"{user_id}/", roles=["clerk"], offices=["steueramt", "gibt-es-nicht"])
    assert "Steueramt" in html.fromstring(page.text).xpath("string(//main)")
    user = site.user(browser, ahausen)
    assert user is not None and user.offices == ["steueramt"]
    with in_town(ahausen):
        newest = audit.history_of(("user", user_id))
        assert ("staff.offices_changed", {"roles": ["clerk"], "offices": ["steueramt"]}) in [
            (entry.action, entry.details) for entry in newest
        ]
    browser.get(f"http://{ahausen.host}/anmelden/verwaltung/")  # signing in again keeps what the town gave
    user = site.user(browser, ahausen)
    assert user is not None and (user.offices, user.by_directory) == (["steueramt"], False)
