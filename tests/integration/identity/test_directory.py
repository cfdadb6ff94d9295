"""A town brings its own directory, by OpenID Connect and by SAML: played by a third realm of the real Keycloak."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from django.test import Client
from keycloak.exceptions import KeycloakError
from lxml import html
from tests.integration.identity.browser import Browser
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.one_time import set_up_code
from tests.integration.identity.site import Site, at
from tests.integration.identity.third_realm import PASSWORD, ThirdRealm
from typer.testing import CliRunner

from rathaus_platform.identity.models import OidcClient, User
from rathaus_platform.identity.realms.cli import app
from rathaus_platform.identity.refresh import CHECKED
from rathaus_platform.identity.session import KEY
from rathaus_tenants.context import in_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak

DOMAIN = "ahausen.example.net"
PERSON = f"doris@{DOMAIN}"
ALIAS = "verzeichnis-ahausen"


@pytest.fixture(scope="module")
def realm(keycloak: RunningKeycloak) -> Iterator[ThirdRealm]:
    third = ThirdRealm(keycloak, "ahausen", "verzeichnis-ahausen-test")
    third.make()
    yield third
    third.drop()


@pytest.fixture(autouse=True)
def _addresses(site: Site, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    registry.forget()
    monkeypatch.setattr("rathaus_tenants.backchannel.backchannel_url", lambda town: f"{calls.url}/{town.slug}")


@pytest.fixture(autouse=True)
def _nothing_stays(keycloak: RunningKeycloak, realm: ThirdRealm, ahausen: TownRef, _addresses: None) -> Iterator[None]:
    yield
    for user in realm.admin.get_users({}):
        realm.admin.delete_user(user["id"])
    admin = keycloak.gateway().realm("verwaltung")
    with suppress(KeycloakError):  # a test about something else
        admin.delete_idp(ALIAS)
    invited = admin.get_users({"username": PERSON, "exact": True})
    for user in (*admin.get_users({"search": f"{ALIAS}:*"}), *invited):
        admin.delete_user(user["id"])
    with in_town(ahausen):
        OidcClient.objects.update(directory={}, directory_secret=None)
    CliRunner().invoke(app, ["apply"])  # the organization's domain goes back


def _options(realm: ThirdRealm, kind: str) -> list[str]:
    place = realm.issuer if kind == "oidc" else f"{realm.issuer}/protocol/saml/descriptor"
    return [
        "--kind", kind, "--metadata", place, "--domain", DOMAIN, "--client-id", "rathaus", "--secret", realm.secret,
        "--group", "sachbearbeitung=RH Bürgerbüro", "--group", "sachbearbeitung=RH-Ordnung (32)",
        "--group", "leitung=RH-Leitung", "--group", "verwaltung=RH-Verwaltung", "--group", "redaktion=RH-Presse",
        "--office", "ordnungsamt=RH-Ordnung (32)",
    ]  # fmt: skip


def _run(*arguments: str) -> tuple[int, Any]:
    result = CliRunner().invoke(app, [*arguments, "--json"])
    return result.exit_code, json.loads(result.stdout)


@pytest.fixture(params=["oidc", "saml"])
def kind(request: pytest.FixtureRequest, realm: ThirdRealm) -> str:
    """Ahausen's directory is connected this way."""
    code, answer = _run("directory", "ahausen", *_options(realm, request.param))
    assert code == 0, answer
    return str(request.param)


def _walk(site: Site, town: TownRef, email: str, username: str, **query: str) -> tuple[Browser, httpx.Response]:
    """Name the address at Keycloak, then sign in at the directory that it leads to."""
    browser = site.browser()
    page = browser.get(f"http://{town.host}/anmelden/verwaltung/")
    page = browser.submit(page, username=email)
    assert "/realms/verzeichnis-ahausen-test/" in str(page.url), page.url
    return browser, browser.sign_in(page, username, PASSWORD, 1)


def test_a_person_of_the_directory_gets_in_with_the_roles_of_their_groups(
    site: Site, realm: ThirdRealm, kind: str, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    realm.person("doris", PERSON, ["RH-Ordnung (32)", "Kegelclub"])
    browser, page = _walk(site, ahausen, PERSON, "doris")
    assert at(page).startswith("ahausen.localhost/verwaltung/"), page.text[:2000]
    session, user = site.session(browser, ahausen), site.user(browser, ahausen)
    assert session is not None and user is not None
    assert (session.roles, session.trust) == (("clerk",), "basis")
    assert (user.first_name, user.last_name, user.email) == ("Doris", "Muster", PERSON)
    assert (user.offices, user.by_directory) == (["ordnungsamt"], True)
    admin = keycloak.gateway().realm("verwaltung")
    assert [o["alias"] for o in admin.get_user_organizations(user.subject)] == ["ahausen"]
    page = browser.get(f"http://{bestadt.host}/anmelden/verwaltung/")
    assert site.session(browser, bestadt) is None
    with in_town(bestadt):
        assert not User.objects.exists()
        assert OidcClient.objects.get(realm="verwaltung").directory == {}


def test_a_second_run_changes_nothing_and_the_secret_stays_out_of_sight(
    realm: ThirdRealm, kind: str, ahausen: TownRef, bestadt: TownRef
) -> None:
    assert _run("plan") == (0, {"changes": []})
    code, shown = _run("directory", "ahausen")
    assert code == 0 and shown["directory"]["kind"] == kind
    assert realm.secret not in json.dumps(shown)
    with in_town(ahausen):
        row = OidcClient.objects.get(realm="verwaltung")
        assert realm.secret not in json.dumps(row.directory) and realm.secret.encode() not in bytes(
            row.directory_secret
        )


def test_whoever_names_somebody_elses_address_does_not_become_them(
    site: Site, realm: ThirdRealm, kind: str, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    admin = keycloak.gateway().realm("verwaltung")
    for victim in ("leitung.bestadt", "verwaltung.ahausen", "betrieb"):
        account = admin.get_user(admin.get_user_id(victim))
        realm.person("mallory", account["email"], ["RH-Presse"])
        browser, page = _walk(site, ahausen, PERSON, "mallory")
        session = site.session(browser, ahausen)
        assert session is None or (session.subject != account["id"] and session.roles == ("editor",))
        assert admin.get_user_social_logins(account["id"]) == []
        assert account == admin.get_user(account["id"])
        browser.get(f"http://{bestadt.host}/anmelden/verwaltung/")
        assert site.session(browser, bestadt) is None
        page = browser.get("http://betrieb.localhost/anmelden/?weiter=/betrieb/")
        assert page.status_code != 200 or "Kommunen" not in page.text
        realm.admin.delete_user(realm.admin.get_user_id("mallory"))


def test_other_groups_in_the_directory_come_in_with_the_next_sign_in(
    site: Site, realm: ThirdRealm, kind: str, ahausen: TownRef
) -> None:
    person = realm.person("doris", PERSON, ["RH-Ordnung (32)", "RH-Presse"])
    browser, _page = _walk(site, ahausen, PERSON, "doris")
    session = site.session(browser, ahausen)
    assert session is not None and session.roles == ("clerk", "editor")
    realm.put_into(person, ["RH-Leitung"])
    browser, _page = _walk(site, ahausen, PERSON, "doris")
    session, user = site.session(browser, ahausen), site.user(browser, ahausen)
    assert session is not None and session.roles == ("lead",)
    assert user is not None and user.offices == []
    realm.put_into(person, [])
    browser, page = _walk(site, ahausen, PERSON, "doris")
    assert page.status_code == 403 and "noch keine Aufgabe" in page.text


def test_a_session_of_one_towns_directory_opens_no_other_town(
    site: Site, realm: ThirdRealm, kind: str, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef
) -> None:
    realm.person("doris", PERSON, ["RH-Leitung"])
    browser, _page = _walk(site, ahausen, PERSON, "doris")
    user = site.user(browser, ahausen)
    assert user is not None
    admin = keycloak.gateway().realm("verwaltung")
    organization = next(o for o in admin.get_organizations() if o["alias"] == "bestadt")
    admin.organization_user_add(user.subject, organization["id"])  # and may even work there, by another way in
    client = admin.get_client_id("stadt-bestadt")
    admin.assign_client_role(user.subject, client, [admin.get_client_role(client, "leitung")])
    page = browser.get(f"http://{bestadt.host}/anmelden/verwaltung/")
    assert page.status_code == 403 and "gehört nicht zu dieser Kommune" in page.text
    assert site.session(browser, bestadt) is None


def test_whoever_is_signed_out_in_the_directory_is_out_here_at_once(
    site: Site, realm: ThirdRealm, kind: str, calls: Calls, ahausen: TownRef
) -> None:
    person = realm.person("doris", PERSON, ["RH-Leitung"])
    browser, _page = _walk(site, ahausen, PERSON, "doris")
    session = site.session(browser, ahausen)
    assert session is not None
    realm.admin.update_user(person, {"enabled": False})
    realm.admin.user_logout(person)
    token = calls.await_path("/ahausen/anmelden/verwaltung/abgemeldet/", session.sid)
    told = Client(HTTP_HOST=ahausen.host).post("/anmelden/verwaltung/abgemeldet/", {"logout_token": token})
    assert told.status_code == 200
    assert site.session(browser, ahausen) is None


def _an_hour_later(site: Site, browser: Browser, town: TownRef, seconds: float = 3601) -> None:
    with in_town(town):
        store = site.store(browser, town)
        store[KEY] = {**store[KEY], "auth_time": store[KEY]["auth_time"] - seconds}
        store.save()


def test_after_an_hour_the_directory_vouches_anew_on_the_way(
    site: Site, realm: ThirdRealm, kind: str, ahausen: TownRef, bestadt: TownRef
) -> None:
    realm.person("doris", PERSON, ["RH-Leitung"])
    browser, _page = _walk(site, ahausen, PERSON, "doris")
    before = site.session(browser, ahausen)
    assert before is not None and before.directory == ALIAS
    desk = f"http://{ahausen.host}/verwaltung/?von=hier"
    _an_hour_later(site, browser, ahausen)
    assert browser.client.get(desk, headers={"Sec-Fetch-Mode": "cors"}).status_code == 200  # no script is sent away
    page = browser.get(desk)  # nothing typed
    assert (str(page.url), page.status_code) == (desk, 200)
    after = site.session(browser, ahausen)
    assert after is not None and (after.auth_time >= before.auth_time, after.began_at) == (True, before.began_at)


def test_whoever_the_directory_closed_without_a_word_is_out_after_that(
    site: Site, realm: ThirdRealm, kind: str, ahausen: TownRef, bestadt: TownRef
) -> None:
    person = realm.person("doris", PERSON, ["RH-Leitung"])
    browser, _page = _walk(site, ahausen, PERSON, "doris")
    realm.admin.update_user(person, {"enabled": False})
    desk = f"http://{ahausen.host}/verwaltung/"
    _an_hour_later(site, browser, ahausen)
    page = browser.get(desk)
    assert "/realms/verzeichnis-ahausen-test/" in str(page.url), page.url
    refused = browser.sign_in(page, "doris", PASSWORD, 1)
    assert "/realms/verzeichnis-ahausen-test/" in str(refused.url), refused.url
    _an_hour_later(site, browser, ahausen, 1800)
    assert browser.client.get(desk).status_code == 302
    assert site.session(browser, ahausen) is None


def test_a_second_factor_is_ours_after_the_directory(
    site: Site, realm: ThirdRealm, kind: str, ahausen: TownRef
) -> None:
    realm.person("doris", PERSON, ["RH-Verwaltung"])
    browser, _page = _walk(site, ahausen, PERSON, "doris")
    page = browser.get(f"http://{ahausen.host}/anmelden/verwaltung/?stufe=substanziell")
    if "totpSecret" not in page.text:
        page = browser.sign_in(page, "doris", PASSWORD, 1)
    page, _secret = set_up_code(browser, page)
    session = site.session(browser, ahausen)
    assert session is not None, page.text[:1500]
    assert session.trust == "substanziell"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["--group", "betrieb=RH-IT"], "Diese Aufgabe gibt es nicht: betrieb"),
        (["--group", "rathaus-betrieb.betrieb=RH-IT"], "Diese Aufgabe gibt es nicht"),
        (["--domain", "kein domain"], "Das ist keine Domain"),
        (["--office", "Amt 32=RH"], "kein Schlüssel eines Amtes"),
    ],
)
def test_nobody_can_map_to_the_operators_nor_declare_nonsense(
    realm: ThirdRealm, ahausen: TownRef, bestadt: TownRef, wrong: list[str], says: str
) -> None:
    code, answer = _run("directory", "ahausen", *_options(realm, "oidc"), *wrong)
    assert code == 1 and says in json.dumps(answer, ensure_ascii=False)
    with in_town(ahausen):
        assert OidcClient.objects.get(realm="verwaltung").directory == {}


def test_two_towns_cannot_have_the_same_domain(realm: ThirdRealm, kind: str, bestadt: TownRef) -> None:
    code, answer = _run("directory", "bestadt", *_options(realm, kind))
    assert code == 1 and "bestadt" in answer["text"]


def test_switched_off_nobody_comes_in_by_it(site: Site, realm: ThirdRealm, kind: str, ahausen: TownRef) -> None:
    code, answer = _run("directory", "ahausen", "--off")
    assert code == 0 and answer["directory"]["enabled"] is False
    browser = site.browser()
    page = browser.get(f"http://{ahausen.host}/anmelden/verwaltung/")
    page = browser.submit(page, username=PERSON)
    assert "/realms/verwaltung/" in str(page.url)


@pytest.mark.parametrize("kind", ["oidc"], indirect=True)
def test_over_its_people_the_directory_decides_and_the_town_can_only_close_the_door(
    site: Site, realm: ThirdRealm, kind: str, ahausen: TownRef, settings: Any
) -> None:
    settings.RATHAUS_STAFF_ADMIN_TRUST = "basis"
    realm.person("doris", PERSON, ["RH-Leitung"])
    browser, _page = _walk(site, ahausen, PERSON, "doris")
    user, admin = site.user(browser, ahausen), site.browser()
    assert user is not None
    site.sign_in(admin, ahausen, "verwaltung.ahausen", realm="verwaltung")
    here = f"http://{ahausen.host}/verwaltung/personen/{user.pk}/"
    page = admin.get(here)
    assert "kommen aus dem Verzeichnis" in page.text
    token = html.fromstring(page.text).xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
    refused = admin.client.post(here, data={"csrfmiddlewaretoken": token, "roles": ["admin"]})
    assert refused.status_code == 409 and "entscheidet das Verzeichnis" in refused.text
    invitation = {"csrfmiddlewaretoken": token, "email": f"neu@{DOMAIN}", "first_name": "N", "last_name": "N",
                  "roles": ["admin"]}  # fmt: skip
    invite = f"http://{ahausen.host}/verwaltung/personen/einladen/"
    assert admin.client.post(invite, data=invitation).status_code == 409
    admin.client.post(f"{here}entfernen/", data={"csrfmiddlewaretoken": token})
    assert site.session(browser, ahausen) is None
    again, page = _walk(site, ahausen, PERSON, "doris")
    assert page.status_code == 403 and "gesperrt" in page.text
    assert site.session(again, ahausen) is None
    admin.client.post(invite, data={**invitation, "email": PERSON})
    again, _page = _walk(site, ahausen, PERSON, "doris")
    session = site.session(again, ahausen)
    assert session is not None and session.roles == ("lead",)


@pytest.mark.parametrize("kind", ["oidc"], indirect=True)
def test_other_groups_also_come_in_with_the_refresh_once_keycloak_knows_them(
    site: Site, realm: ThirdRealm, kind: str, ahausen: TownRef
) -> None:
    person = realm.person("doris", PERSON, ["RH-Ordnung (32)"])
    first, _page = _walk(site, ahausen, PERSON, "doris")
    realm.put_into(person, ["RH Bürgerbüro"])
    _walk(site, ahausen, PERSON, "doris")  # at another device: the directory is asked there
    with in_town(ahausen):
        store = site.store(first, ahausen)
        store[CHECKED] -= 601
        store.save()
    assert first.client.get(f"http://{ahausen.host}/verwaltung/").status_code == 200
    user = site.user(first, ahausen)
    assert user is not None and user.offices == []


@pytest.mark.parametrize("kind", ["oidc"], indirect=True)
def test_who_was_invited_before_keeps_the_password_until_the_town_lets_them_go(
    site: Site, realm: ThirdRealm, kind: str, keycloak: RunningKeycloak, ahausen: TownRef, settings: Any
) -> None:
    settings.RATHAUS_STAFF_ADMIN_TRUST = "basis"
    admin, password = keycloak.gateway().realm("verwaltung"), "ein-altes-Passwort-1"
    credentials = [{"type": "password", "value": password, "temporary": False}]
    person = {"username": PERSON, "email": PERSON, "firstName": "Doris", "lastName": "Alt", "enabled": True}
    old = admin.create_user({**person, "credentials": credentials})
    admin.organization_user_add(old, next(o["id"] for o in admin.get_organizations() if o["alias"] == "ahausen"))
    client = admin.get_client_id("stadt-ahausen")
    admin.assign_client_role(old, client, [admin.get_client_role(client, "redaktion")])
    realm.person("doris", PERSON, ["RH-Leitung"])
    before = site.browser()
    before.sign_in(before.get(f"http://{ahausen.host}/anmelden/verwaltung/"), PERSON, password, 1)
    user, office = site.user(before, ahausen), site.browser()
    assert user is not None and (user.subject, user.by_directory) == (old, False)

    site.sign_in(office, ahausen, "verwaltung.ahausen", realm="verwaltung")
    page = f"http://{ahausen.host}/verwaltung/personen/{user.pk}/entfernen/"
    token = html.fromstring(office.get(page).text).xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
    assert office.client.post(page, data={"csrfmiddlewaretoken": token}).status_code == 302
    assert site.session(before, ahausen) is None

    browser, _page = _walk(site, ahausen, PERSON, "doris")
    session = site.session(browser, ahausen)
    assert session is not None and session.roles == ("lead",) and session.subject != old
