"""Citizens who register themselves: where that is switched on, at `basis` and never above, apart from all others."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from lxml import html
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.post import Post
from tests.integration.identity.registering import (
    PASSWORD,
    newcomer,
    password_page,
    register,
    registration_page,
    sign_in,
    words,
)
from tests.integration.identity.site import Site, at

from rathaus_platform.identity import handover
from rathaus_platform.identity.actions.change_account import AGAIN
from rathaus_platform.identity.models import User
from rathaus_platform.identity.realms import api as realms
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak
DOG, CERTIFICATE = "hundesteuer_anmeldung", "meldebescheinigung"


def _apply(keycloak: RunningKeycloak, *, local: bool) -> list[tuple[str, str]]:
    deployment = replace(keycloak.deployment, local_accounts=local)
    return [(c.wanted.kind, c.action) for c in realms.bootstrap(deployment, *keycloak.admin)]


@pytest.fixture
def off(keycloak: RunningKeycloak, site: Site, settings: Any) -> Iterator[None]:
    """Switched off, at Keycloak and in the town, as the next `apply` and start do it; afterwards on again."""
    _apply(keycloak, local=False)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, local_accounts=False)
    yield
    _apply(keycloak, local=True)


def _stays(site: Site, town: TownRef, page: httpx.Response, browser: Any) -> None:
    assert page.url.host == "localhost"
    assert site.session(browser, town) is None


def test_somebody_registers_confirms_the_address_and_is_signed_in(
    site: Site, post: Post, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser, who = site.browser(), newcomer()
    page = register(browser, ahausen, post, who)
    assert at(page) == "ahausen.localhost/"
    person = site.person(browser, ahausen)
    assert (person.name, person.account, person.trust.value) == ("Nele Neumann", "lokal", "basis")
    with in_town(bestadt):
        assert not User.objects.exists()


def test_without_the_mail_nobody_gets_in(site: Site, post: Post, ahausen: TownRef) -> None:
    browser, who = site.browser(), newcomer()
    page = browser.submit(registration_page(browser, ahausen), **who.form)
    assert "Bestätigen Sie Ihre E-Mail-Adresse" in words(page)
    _stays(site, ahausen, browser.get(f"http://{ahausen.host}/anmelden/buerger/?konto=lokal"), browser)


def test_the_account_opens_every_town_under_another_subject(
    site: Site, post: Post, ahausen: TownRef, bestadt: TownRef
) -> None:
    who = newcomer()
    register(site.browser(), ahausen, post, who)
    browser = site.browser()
    page = sign_in(browser, ahausen, who, weiter="/vorgaenge/")
    assert at(page) == "ahausen.localhost/vorgaenge/"
    page = browser.get(f"http://{bestadt.host}/anmelden/buerger/?konto=lokal")  # single sign-on
    assert page.url.host == bestadt.host
    here, there = site.user(browser, ahausen), site.user(browser, bestadt)
    assert here is not None and there is not None
    assert here.subject != there.subject


def test_an_address_that_somebody_else_has_joins_nobody(site: Site, post: Post, ahausen: TownRef) -> None:
    first = site.browser()
    site.sign_in(first, ahausen, "erika")
    second, who = site.browser(), newcomer("erika@example.org")
    register(second, ahausen, post, who)
    erika, stranger = site.person(first, ahausen), site.person(second, ahausen)
    assert erika.subject != stranger.subject
    assert (erika.account, stranger.account) == ("bundid", "lokal")
    again = site.browser()
    site.sign_in(again, ahausen, "erika")
    assert site.person(again, ahausen).subject == erika.subject


@pytest.mark.parametrize("name", ["bundid:erika", "unternehmen:du-1", "a b"])
def test_a_user_name_cannot_bear_the_mark_of_another_account(site: Site, ahausen: TownRef, name: str) -> None:
    browser, who = site.browser(), newcomer()
    page = browser.submit(registration_page(browser, ahausen), **{**who.form, "username": name})
    assert "Nehmen Sie nur Buchstaben, Ziffern, Punkt und Bindestrich." in words(page)
    assert html.fromstring(page.text).forms[0].fields["vorname_selbst"] == who.first_name  # nothing is lost


def test_what_is_missing_is_said_in_plain_words(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    page = browser.submit(registration_page(browser, ahausen), username="", email="nele", vorname_selbst="Nele")
    said = words(page)
    assert "Schreiben Sie die E-Mail-Adresse so: name@beispiel.de." in said
    assert "Füllen Sie dieses Feld aus." in said


@pytest.mark.parametrize("hint", ["", "gibt-es-nicht"])
def test_no_wish_lifts_it_above_basis(site: Site, post: Post, ahausen: TownRef, hint: str) -> None:
    who = newcomer()
    register(site.browser(), ahausen, post, who)
    for wish in ("substanziell", "hoch"):
        browser = site.browser()
        browser.stop_before = "http://localhost"
        address = password_page(browser, ahausen).headers["location"]
        browser.stop_before = ""
        wished = address.replace("acr_values=basis", f"acr_values={wish}").replace(
            "kc_idp_hint=", f"kc_idp_hint={hint}"
        )
        page = browser.sign_in(browser.get(wished), who.username, PASSWORD, 1)
        session = site.session(browser, ahausen)
        assert page.status_code >= 400
        assert session is None


def test_the_town_asks_bundid_where_more_is_needed(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    page = password_page(browser, ahausen, stufe="substanziell")
    assert page.url.path.startswith("/realms/bundid/")


def test_a_password_opens_no_account_that_somebody_vouches_for(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef
) -> None:
    site.sign_in(site.browser(), ahausen, "mira")
    admin = keycloak.gateway().realm("buerger")
    brokered = next(user for user in admin.get_users({"search": "mira@example.org"}) if ":" in user["username"])
    admin.set_user_password(brokered["id"], PASSWORD, temporary=False)
    browser = site.browser()
    page = browser.sign_in(password_page(browser, ahausen), brokered["username"], PASSWORD, 1)
    _stays(site, ahausen, page, browser)
    assert page.status_code == 401


@pytest.mark.parametrize("action", ["UPDATE_PROFILE", "UPDATE_EMAIL", "VERIFY_PROFILE"])
def test_nobody_changes_what_was_vouched_for(site: Site, ahausen: TownRef, action: str) -> None:
    browser = site.browser()
    browser.stop_before = "http://localhost"
    address = browser.get(f"http://{ahausen.host}/anmelden/buerger/").headers["location"]
    browser.stop_before = ""
    page = browser.sign_in(browser.get(f"{address}&kc_action={action}"), "jonas", site.passwords["jonas"], 1)
    assert page.url.host == ahausen.host


def test_keycloak_has_no_pages_and_no_tokens_beside_the_towns(
    site: Site, keycloak: RunningKeycloak, post: Post, ahausen: TownRef
) -> None:
    who = newcomer()
    register(site.browser(), ahausen, post, who)
    realm = f"{keycloak.deployment.url}/realms/buerger"
    assert httpx.get(f"{realm}/account/", follow_redirects=True).status_code == 404
    form = {"grant_type": "password", "client_id": "admin-cli", "username": who.username, "password": PASSWORD}
    assert httpx.post(f"{realm}/protocol/openid-connect/token", data=form).status_code == 401


def test_what_they_say_of_themselves_fills_in_and_proves_nothing(site: Site, post: Post, ahausen: TownRef) -> None:
    browser, who = site.browser(), newcomer()
    register(site.browser(), ahausen, post, who)
    sign_in(browser, ahausen, who, wofuer=DOG)
    with in_town(ahausen):
        kept = handover.recall(site.store(browser, ahausen), site.person(browser, ahausen).subject)
    assert kept[DOG] == {"vorname": "Nele", "nachname": "Neumann", "email": who.email}
    person = site.person(browser, ahausen)
    assert person.known_for(DOG) == kept[DOG]
    assert person.verified_for(DOG) == {}
    assert person.verified_for(CERTIFICATE) is None


def test_the_choice_page_offers_it_where_it_suffices(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    for town in (ahausen, bestadt):
        assert "Konto mit E-Mail-Adresse und Passwort" in browser.get(f"http://{town.host}/anmelden/").text
        page = browser.get(f"http://{town.host}/anmelden/?stufe=substanziell")
        assert "Konto mit E-Mail-Adresse und Passwort" not in page.text
        assert "/anmelden/?weiter=" in browser.get(f"http://{town.host}/leistungen/{DOG}/beginnen/").text
        assert "/anmelden/?weiter=" not in browser.get(f"http://{town.host}/leistungen/{CERTIFICATE}/beginnen/").text


def test_who_needs_more_changes_to_bundid_and_back_to_the_same_page(site: Site, post: Post, ahausen: TownRef) -> None:
    who = newcomer()
    register(site.browser(), ahausen, post, who)
    browser = site.browser()
    sign_in(browser, ahausen, who)
    goal = f"/leistungen/{CERTIFICATE}/beginnen/"
    page = browser.get(f"http://{ahausen.host}/anmelden/?weiter={goal}&stufe=substanziell&wofuer={CERTIFICATE}")
    assert "Ihr Konto kann das nicht nachweisen" in page.text
    offer = html.fromstring(page.text).find_class("tk-choice__link")[0].get("href")
    page = browser.sign_in(browser.get(f"http://{ahausen.host}{offer}"), "jonas", site.passwords["jonas"], 2)
    assert at(page) == f"ahausen.localhost{goal}"
    person = site.person(browser, ahausen)
    assert (person.name, person.account, person.trust.value) == ("Jonas Beispiel", "bundid", "substanziell")


def test_single_sign_on_never_brings_in_another_account_than_chosen(
    site: Site, post: Post, ahausen: TownRef, bestadt: TownRef
) -> None:
    who = newcomer()
    register(site.browser(), ahausen, post, who)
    browser = site.browser()
    sign_in(browser, ahausen, who)
    page = browser.get(f"http://{bestadt.host}/anmelden/buerger/?weiter=/vorgaenge/")  # BundID was chosen
    page = browser.sign_in(page, "jonas", site.passwords["jonas"], 1)
    assert at(page) == "bestadt.localhost/vorgaenge/"
    assert site.person(browser, bestadt).name == "Jonas Beispiel"
    with in_town(bestadt):
        assert AGAIN not in site.store(browser, bestadt)


def test_off_means_that_nobody_registers_and_no_password_opens(
    site: Site, keycloak: RunningKeycloak, post: Post, ahausen: TownRef, bestadt: TownRef, request: Any
) -> None:
    who = newcomer()
    register(site.browser(), ahausen, post, who)
    signed_in = site.browser()
    sign_in(signed_in, ahausen, who)
    browser = site.browser()
    browser.stop_before = "http://localhost"
    address = password_page(browser, ahausen).headers["location"]
    browser.stop_before = ""
    request.getfixturevalue("off")

    page = browser.get(address)  # as the town asked for it while it was on
    assert page.status_code == 400
    assert not html.fromstring(page.text).xpath('//input[@type="password"]')
    register_at = address.replace("/protocol/openid-connect/auth", "/protocol/openid-connect/registrations")
    assert browser.get(register_at).status_code == 400
    assert "Konto mit E-Mail-Adresse" not in browser.get(f"http://{ahausen.host}/anmelden/").text
    assert password_page(browser, ahausen).url.path.startswith("/realms/bundid/")
    # Keycloak still knows the session of before: the town does not take it.
    page = signed_in.get(f"http://{bestadt.host}/anmelden/buerger/")
    assert page.url.path.startswith("/realms/bundid/")
    assert site.session(signed_in, bestadt) is None


def test_switching_is_one_apply_each_way_and_leaves_nothing(keycloak: RunningKeycloak, site: Site) -> None:
    changed = _apply(keycloak, local=False)
    assert ("flow", "update") in changed and ("profile", "update") in changed
    assert _apply(keycloak, local=False) == []
    assert _apply(keycloak, local=True) == changed
    assert _apply(keycloak, local=True) == []


def test_drift_is_mended(keycloak: RunningKeycloak) -> None:
    admin = keycloak.gateway().realm("buerger")
    action = admin.get_required_action_by_alias("UPDATE_PROFILE")
    assert action is not None
    admin.update_required_action("UPDATE_PROFILE", {**action, "enabled": True})
    account = admin.get_client(admin.get_client_id("account"))
    admin.update_client(account["id"], {**account, "enabled": True})
    keycloak.gateway().realm("master").update_realm(
        "buerger", {"registrationEmailAsUsername": True, "directGrantFlow": "direct grant"}
    )
    assert sorted(_apply(keycloak, local=True)) == [
        ("client", "update"),
        ("realm", "update"),
        ("realm", "update"),
        ("required-action", "update"),
    ]
    assert _apply(keycloak, local=True) == []
