"""Companies sign in by Mein Unternehmenskonto: a person acts for them, at `substanziell`, known to each town apart."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from lxml import html
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.elster import Elster, playing
from tests.integration.identity.encrypting import certificate_of
from tests.integration.identity.site import Site, at

from rathaus_platform.identity import handover
from rathaus_platform.identity.models import User
from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.state.business_attributes import AUTHENTICATED, IDENTIFIED
from rathaus_platform.identity.realms.values import BUERGER, BUSINESS
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak
GRANT, CERTIFICATE = "vereinsfoerderung", "meldebescheinigung"
TITLE = "Mein Unternehmenskonto"


def _sign_in(site: Site, browser: Browser, town: TownRef, who: str = "gartenbau", **query: str) -> httpx.Response:
    return site.sign_in(browser, town, who, times=1, konto=BUSINESS, **query)


def _apply(keycloak: RunningKeycloak, *, on: bool) -> list[tuple[str, str]]:
    deployment = replace(keycloak.deployment, business=realms.BusinessAccount() if on else None)
    return [(c.wanted.kind, c.wanted.key) for c in realms.bootstrap(deployment, *keycloak.admin)]


def _lines(page: httpx.Response) -> list[list[str]]:
    """What is taken over, by account."""
    lists = html.fromstring(page.text).find_class("tk-lines")
    return [[one.text_content() for one in part.iter("b")] for part in lists]


def test_a_person_signs_in_for_a_company(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    page = _sign_in(site, browser, ahausen, weiter="/vorgaenge/")
    assert at(page) == "ahausen.localhost/vorgaenge/"
    person = site.person(browser, ahausen)
    assert (person.name, person.account) == ("Gerda Gärtner, Gartenbau Muster AG", BUSINESS)
    assert person.trust.value == "substanziell"
    with in_town(bestadt):
        assert not User.objects.exists()


def test_another_town_sees_another_subject_and_two_companies_are_two(
    site: Site, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser, other = site.browser(), site.browser()
    _sign_in(site, browser, ahausen)
    page = browser.get(f"http://{bestadt.host}/anmelden/buerger/?konto={BUSINESS}")  # single sign-on
    assert page.url.host == bestadt.host
    _sign_in(site, other, ahausen, "musikverein")
    subjects = {site.person(b, town).subject for b, town in ((browser, ahausen), (browser, bestadt), (other, ahausen))}
    assert len(subjects) == 3


def test_its_user_name_bears_the_mark_and_no_mail_address(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef
) -> None:
    _sign_in(site, site.browser(), ahausen)
    found = keycloak.gateway().realm(BUERGER).get_users({"username": "unternehmen:", "briefRepresentation": "false"})
    user = next(one for one in found if one["attributes"]["firma"] == ["Gartenbau Muster AG"])
    assert user["username"].startswith("unternehmen:")
    assert "email" not in user
    assert user["attributes"].keys() <= {
        *("firma", "registernummer", "registergericht", "elster_identifizierung", "elster_authentifizierung")
    }


def test_the_choice_page_offers_it_and_says_what_is_taken_over(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    for town in (ahausen, bestadt):
        page = browser.get(f"http://{town.host}/anmelden/?weiter=/leistungen/{GRANT}/beginnen/&wofuer={GRANT}")
        assert TITLE in page.text
        by_bundid, by_company = _lines(page)
        assert by_bundid[-1] == "Vorname, Nachname"
        assert by_company == [
            "Vorname, Nachname, Name des Unternehmens, Registernummer",
            "Vorname, Nachname, Name des Unternehmens",
        ]
        assert TITLE in browser.get(f"http://{town.host}/anmelden/?stufe=substanziell").text
        assert TITLE not in browser.get(f"http://{town.host}/anmelden/?stufe=hoch").text


def test_only_what_the_service_needs_is_asked_for_and_kept_sealed(site: Site, ahausen: TownRef) -> None:
    asked = {}
    for key in ("", GRANT):
        browser = site.browser()
        browser.stop_before = "http://localhost"
        answer = browser.get(f"http://{ahausen.host}/anmelden/buerger/?konto={BUSINESS}&wofuer={key}")
        asked[key] = set(parse_qs(urlsplit(answer.headers["location"]).query)["scope"][0].split())
    assert asked == {key: {"openid", "person", "unternehmen"} for key in asked}
    browser = site.browser()
    _sign_in(site, browser, ahausen, wofuer=GRANT)
    with in_town(ahausen):
        store = site.store(browser, ahausen)
        kept = handover.recall(store, site.person(browser, ahausen).subject)
        assert "Gartenbau" not in json.dumps(dict(store.items()))
    told = {"vorname": "Gerda", "nachname": "Gärtner", "firma": "Gartenbau Muster AG"}
    assert kept == {"": told, GRANT: {**told, "registernummer": "HRB 12345"}}
    person = site.person(browser, ahausen)
    assert person.verified_for(GRANT) == {"firma": "Gartenbau Muster AG", "registernummer": "HRB 12345"}


def test_company_and_person_stand_in_the_application(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    _sign_in(site, browser, ahausen, wofuer=GRANT)
    start = browser.get(f"http://{ahausen.host}/leistungen/{GRANT}/beginnen/")
    assert "Weiter als Gerda Gärtner, Gartenbau Muster AG" in start.text
    (form,) = [form for form in html.fromstring(start.text).forms if form.action is None]
    page = browser.post(str(start.url), dict(form.form_values()))
    with in_town(ahausen):
        from rathaus_services.cases import api as cases
        from rathaus_services.cases.models import Draft

        draft = cases.load_draft(Draft.objects.get().id, person=site.person(browser, ahausen), grants=frozenset())
    assert at(page).endswith("/datenschutz/")
    answers = draft.answers
    assert (answers["verein"], answers["registernummer"]) == ("Gartenbau Muster AG", "HRB 12345")
    assert (answers["vornamen"], answers["familienname"]) == ("Gerda", "Gärtner")


def test_where_the_law_wants_a_proved_name_a_companys_account_is_none(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    choice = f"http://{ahausen.host}/anmelden/?wofuer={CERTIFICATE}&stufe=substanziell"
    assert TITLE not in browser.get(choice).text
    page = browser.get(f"http://{ahausen.host}/anmelden/buerger/?konto={BUSINESS}&wofuer={CERTIFICATE}")
    assert page.url.path.startswith("/realms/bundid/")
    _sign_in(site, browser, ahausen)
    page = browser.get(f"http://{ahausen.host}/leistungen/{CERTIFICATE}/beginnen/")
    assert "Antrag beginnen" not in page.text


@contextmanager
def _says(keycloak: RunningKeycloak, attribute: str, value: str) -> Iterator[None]:
    admin = keycloak.gateway().realm(BUSINESS)
    user = admin.get_user(admin.get_user_id("musikverein") or "")
    admin.update_user(user["id"], {**user, "attributes": {**user["attributes"], attribute: [value]}})
    try:
        yield
    finally:
        admin.update_user(user["id"], user)
        # Two refusals within a second count as an attack.
        keycloak.gateway().realm(BUERGER).clear_all_bruteforce_attempts()


@pytest.mark.parametrize("attribute", [IDENTIFIED, AUTHENTICATED])
@pytest.mark.parametrize(("value", "enters"), [("normal", False), ("", False), ("HOCH", True), ("substantiell", True)])
def test_the_level_that_came_back_decides(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, attribute: str, value: str, enters: bool
) -> None:
    browser = site.browser()
    with _says(keycloak, attribute, value):
        page = _sign_in(site, browser, ahausen, "musikverein")
    session = site.session(browser, ahausen)
    if enters:
        assert session is not None and session.trust == "substanziell"  # more is not claimed for it
    else:
        assert (page.url.host, page.status_code, session) == ("localhost", 401, None)


def test_no_wish_lifts_it_above_substanziell(site: Site, ahausen: TownRef) -> None:
    page = site.browser().get(f"http://{ahausen.host}/anmelden/buerger/?konto={BUSINESS}&stufe=hoch")
    assert page.url.path.startswith("/realms/bundid/")
    browser = site.browser()
    browser.stop_before = "http://localhost"
    address = browser.get(f"http://{ahausen.host}/anmelden/buerger/?konto={BUSINESS}").headers["location"]
    browser.stop_before = ""
    page = browser.get(address.replace("acr_values=substanziell", "acr_values=hoch"))
    browser.sign_in(page, "gartenbau", site.passwords["gartenbau"], 1)
    session = site.session(browser, ahausen)
    assert session is None or session.trust == "substanziell"


def test_nested_attributes_signed_and_encrypted_as_the_real_one_sends_them(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef
) -> None:
    elster, browser, certificate = Elster(), site.browser(), certificate_of(keycloak)
    browser.tamper = lambda document: elster.answer(document, certificate)
    with playing(keycloak, elster):
        _sign_in(site, browser, ahausen)
    assert site.person(browser, ahausen).name == "Gerda Gärtner, Gartenbau Muster AG"


@pytest.mark.parametrize("attack", ["unsigned", "signed by another", "in the clear", "changed"])
def test_what_is_not_signed_and_encrypted_is_refused(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, attack: str
) -> None:
    elster, stranger, browser, certificate = Elster(), Elster(), site.browser(), certificate_of(keycloak)
    answers = {
        "unsigned": lambda document: elster.answer(document, certificate, signed=False),
        "signed by another": lambda document: stranger.answer(document, certificate),
        "in the clear": lambda document: elster.answer(document, certificate, sealed=False),
        "changed": lambda document: elster.answer(document, certificate).replace(
            b"Destination=", b"Consent='x' Destination="
        ),
    }
    browser.tamper = answers[attack]
    with playing(keycloak, elster):
        page = _sign_in(site, browser, ahausen)
    assert page.status_code >= 400
    assert site.session(browser, ahausen) is None


def test_signing_out_reaches_it(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    _sign_in(site, browser, ahausen)
    page = browser.submit(browser.get(f"http://{ahausen.host}/abmelden/"), to="/abmelden/")
    assert at(page) == "ahausen.localhost/abgemeldet/"
    page = browser.get(f"http://{ahausen.host}/anmelden/buerger/?konto={BUSINESS}")
    assert page.url.path.startswith(f"/realms/{BUSINESS}/")


def test_off_means_that_no_company_gets_in(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef, bestadt: TownRef, settings: Any
) -> None:
    signed_in, browser = site.browser(), site.browser()
    _sign_in(site, signed_in, ahausen)
    browser.stop_before = "http://localhost"
    address = browser.get(f"http://{ahausen.host}/anmelden/buerger/?konto={BUSINESS}").headers["location"]
    browser.stop_before = ""
    endpoint = f"{keycloak.deployment.issuer(BUERGER)}/broker/{BUSINESS}/endpoint"
    try:
        assert _apply(keycloak, on=False) == [("identity-provider", BUSINESS)]
        assert _apply(keycloak, on=False) == []
        settings.ENVIRONMENT = replace(settings.ENVIRONMENT, business_account="off")
        assert TITLE not in browser.get(f"http://{ahausen.host}/anmelden/").text
        assert not browser.get(address).url.path.startswith(f"/realms/{BUSINESS}/")  # asked for before
        assert browser.post(endpoint, {"SAMLResponse": "PGEvPg=="}).status_code >= 400
        page = signed_in.get(f"http://{bestadt.host}/anmelden/buerger/?konto={BUSINESS}")  # Keycloak knows them still
        assert page.status_code == 403
        assert "Mit diesem Konto können Sie sich hier nicht anmelden" in page.text
        assert site.session(signed_in, bestadt) is None
    finally:
        assert _apply(keycloak, on=True) == [("identity-provider", BUSINESS)]
    again = site.browser()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, business_account="stand-in")
    _sign_in(site, again, ahausen)
    assert site.person(again, ahausen).subject == _subject(site, ahausen)  # the same account as before


def _subject(site: Site, town: TownRef) -> str:
    with in_town(town):
        return User.objects.get(realm=BUERGER).subject


def test_drift_is_mended(keycloak: RunningKeycloak) -> None:
    admin = keycloak.gateway().realm(BUERGER)
    broker = admin.get_idp(BUSINESS)
    weak = {"validateSignature": "false", "wantAssertionsEncrypted": "false", "principalType": "ATTRIBUTE"}
    admin.update_idp(BUSINESS, {**broker, "trustEmail": True, "config": {**broker["config"], **weak}})
    mapper = next(m for m in admin.get_idp_mappers(BUSINESS) if m["name"] == "benutzername")
    admin.update_mapper_in_idp(BUSINESS, mapper["id"], {**mapper, "config": {**mapper["config"], "template": "x"}})
    alias = "rathaus-nach-unternehmenskonto"
    rows = admin.get_authentication_flow_executions(alias)
    deny = next(row for row in rows if row.get("providerId") == "deny-access-authenticator")
    admin.update_authentication_flow_executions({**deny, "requirement": "DISABLED"}, alias)
    assert _apply(keycloak, on=True) == [("flow", alias), ("identity-provider", BUSINESS)]
    assert _apply(keycloak, on=True) == []
    assert admin.get_idp(BUSINESS)["postBrokerLoginFlowAlias"] == alias
