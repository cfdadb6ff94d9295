"""What of a citizen is asked for, where it lies after each step, and when it is gone; read from the database."""

import base64
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.db import connection
from lxml import html
from psycopg import sql
from tests.integration.identity.browser import Browser
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site, at

from rathaus_platform.identity import handover
from rathaus_services.cases.models import Draft
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak

DOG, TRADE, CERTIFICATE = "hundesteuer_anmeldung", "gewerbe_abmeldung", "meldebescheinigung"
MARKS = ("Mustermann", "Am Markt 3", "erika@example.org")
NAME = {"vorname": "Erika", "nachname": "Mustermann"}


def _kept(site: Site, browser: Browser, town: TownRef) -> dict[str, dict[str, str]]:
    with in_town(town):
        user = site.user(browser, town)
        return handover.recall(site.store(browser, town), user.subject if user else "")


def _lies_open(site: Site, browser: Browser, town: TownRef) -> set[str]:
    """Which of the marks stand in any row of the town's schema, or in the session as its engine reads it."""
    with in_town(town):
        text = json.dumps(dict(site.store(browser, town).items()))
        with connection.cursor() as cursor:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [town.schema])
            for (table,) in cursor.fetchall():
                if table != "django_session":  # packed; read above
                    cursor.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(town.schema, table)))
                    text += "".join(row[0] for row in cursor.fetchall())
    return {mark for mark in MARKS if mark in text}


def _begin_page(browser: Browser, town: TownRef, key: str) -> httpx.Response:
    return browser.get(f"http://{town.host}/leistungen/{key}/beginnen/")


def _lines(page: httpx.Response) -> dict[str, str]:
    tree = html.fromstring(page.text)
    found = tree.find_class("tk-lines")[0]  # of BundID; companies read theirs below, see test_business
    return {one.findtext(".//b"): one.findtext("dd") for one in found}


def _sign_in(site: Site, browser: Browser, town: TownRef, key: str) -> httpx.Response:
    tree = html.fromstring(_begin_page(browser, town, key).text)
    (link,) = [a for a in tree.iter("a") if "Mit BundID anmelden" in a.text_content()]
    page = browser.get(f"http://{town.host}{link.get('href')}")
    return browser.sign_in(page, "erika", site.passwords["erika"], 2)


def _begin(browser: Browser, page: httpx.Response) -> httpx.Response:
    """Press "Antrag beginnen"; its form goes to the page itself."""
    (form,) = [form for form in html.fromstring(page.text).forms if form.action is None]
    return browser.post(str(page.url), dict(form.form_values()))


def _payload(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found


def test_the_person_reads_beforehand_what_is_taken_over_and_why(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        browser = site.browser()
        dog = _lines(_begin_page(browser, town, DOG))
        assert list(dog) == [
            "Vorname, Nachname, Straße und Hausnummer, Postleitzahl, Ort",
            "E-Mail-Adresse",
            "Vorname, Nachname",
        ]
        assert "Hundesteuer" in dog["Vorname, Nachname, Straße und Hausnummer, Postleitzahl, Ort"]
        assert list(_lines(_begin_page(browser, town, TRADE))) == ["E-Mail-Adresse", "Vorname, Nachname"]
        page = browser.get(f"http://{town.host}/anmelden/?weiter=/leistungen/{TRADE}/beginnen/&wofuer={TRADE}")
        assert list(_lines(page)) == ["E-Mail-Adresse", "Vorname, Nachname"]
        assert f"wofuer={TRADE}" in page.text
        assert list(_lines(browser.get(f"http://{town.host}/anmelden/"))) == ["Vorname, Nachname"]


def test_keycloak_is_asked_for_no_more_than_the_service_needs(site: Site, ahausen: TownRef) -> None:
    asked = {}
    for key in ("", DOG, TRADE, "vereinsfoerderung", "erfunden"):
        browser = site.browser()
        browser.stop_before = "http://localhost"
        answer = browser.get(f"http://{ahausen.host}/anmelden/buerger/?wofuer={key}")
        asked[key] = set(parse_qs(urlsplit(answer.headers["location"]).query)["scope"][0].split())
    assert asked[""] == asked["erfunden"] == {"openid", "person"}
    assert asked[DOG] == {"openid", "person", "anschrift", "kontakt"}
    assert asked[TRADE] == asked["vereinsfoerderung"] == {"openid", "person", "kontakt"}


def test_only_what_the_service_needs_is_kept_and_nothing_lies_open(
    site: Site, ahausen: TownRef, bestadt: TownRef
) -> None:
    browser = site.browser()
    page = _sign_in(site, browser, ahausen, TRADE)
    assert at(page) == f"ahausen.localhost/leistungen/{TRADE}/beginnen/"
    assert "Weiter als Erika Mustermann" in page.text
    assert _kept(site, browser, ahausen) == {"": NAME, TRADE: {**NAME, "email": "erika@example.org"}}
    assert _lies_open(site, browser, ahausen) == set()

    browser.get(f"http://{bestadt.host}/anmelden/buerger/")  # the other town, by single sign-on, for nothing at all
    assert _kept(site, browser, bestadt) == {"": NAME}
    assert _lies_open(site, browser, bestadt) == set()


def test_the_token_that_is_kept_and_sent_back_says_nothing_of_the_person(
    site: Site, keycloak: RunningKeycloak, ahausen: TownRef
) -> None:
    browser = site.browser()
    _sign_in(site, browser, ahausen, DOG)
    session = site.session(browser, ahausen)
    assert session is not None
    said = _payload(session.id_token)
    assert said.keys() <= {
        *("exp", "iat", "auth_time", "jti", "iss", "aud", "sub", "typ", "azp", "nonce", "sid", "at_hash", "acr"),
        "vertrauensniveau",
    }
    assert (session.verified, session.refresh) == ({}, "")


def test_a_draft_takes_them_over_and_the_session_lets_them_go(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    page = _sign_in(site, browser, ahausen, DOG)
    assert _kept(site, browser, ahausen)[DOG]["strasse"] == "Am Markt 3"
    page = _begin(browser, page)
    assert at(page).endswith("/datenschutz/")
    assert _kept(site, browser, ahausen) == {"": NAME}
    assert _lies_open(site, browser, ahausen) == set()  # the draft is sealed
    with in_town(bestadt):
        assert not Draft.objects.exists()


def test_a_service_that_locks_names_keeps_just_these(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    page = _sign_in(site, browser, ahausen, CERTIFICATE)
    assert set(_kept(site, browser, ahausen)[CERTIFICATE]) == {*NAME, "strasse", "postleitzahl", "ort", "email"}
    _begin(browser, page)
    assert _kept(site, browser, ahausen) == {"": NAME, CERTIFICATE: NAME}
    assert _lies_open(site, browser, ahausen) == set()


def test_who_is_signed_in_already_is_asked_by_keycloak_only(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    site.sign_in(browser, ahausen, "erika", stufe="substanziell")
    assert _kept(site, browser, ahausen) == {"": NAME}
    page = _begin_page(browser, ahausen, DOG)
    assert "E-Mail-Adresse" in _lines(page)
    page = _begin(browser, page)  # one click: through single sign-on to the draft
    assert at(page).endswith("/datenschutz/")
    session = site.session(browser, ahausen)
    assert session is not None and session.trust == "substanziell"  # asking again costs nobody a level
    with in_town(ahausen):
        assert Draft.objects.count() == 1
    _begin_page(browser, ahausen, DOG)
    with in_town(ahausen):
        assert Draft.objects.count() == 1  # a link never makes one


def test_a_draft_that_is_taken_up_later_asks_the_account_again(site: Site, ahausen: TownRef) -> None:
    first = site.browser()
    page = _begin(first, _sign_in(site, first, ahausen, CERTIFICATE))
    (link,) = [a for a in html.fromstring(page.text).iter("a") if "Verstanden" in a.text_content()]
    step = f"http://{ahausen.host}{link.get('href')}"
    first.get(step)

    later = site.browser()
    site.sign_in(later, ahausen, "erika", stufe="substanziell")
    page = later.get(step)
    assert at(page) == "ahausen.localhost/anmelden/"
    assert "Wir brauchen Angaben aus Ihrem Konto" in page.text
    assert "Sie sind angemeldet als Erika Mustermann" in page.text
    offers = [a.get("href") for a in html.fromstring(page.text).find_class("tk-choice__link")]
    page = later.get(f"http://{ahausen.host}{offers[0]}")
    assert str(page.url) == step
    kept = _kept(site, later, ahausen)
    assert kept[""] == NAME and kept[CERTIFICATE].items() >= NAME.items()


def test_signing_out_ends_all_of_it(site: Site, ahausen: TownRef) -> None:
    browser = site.browser()
    _sign_in(site, browser, ahausen, DOG)
    key = site.key(browser, ahausen)
    page = browser.get(f"http://{ahausen.host}/abmelden/")
    browser.submit(page, to="/abmelden/")
    with in_town(ahausen), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session WHERE session_key = %s", [key])
        assert cursor.fetchone() == (0,)
    assert _lies_open(site, browser, ahausen) == set()


def test_another_person_cannot_open_what_was_sealed(site: Site, ahausen: TownRef, bestadt: TownRef) -> None:
    browser = site.browser()
    _sign_in(site, browser, ahausen, DOG)
    with in_town(ahausen):
        store = site.store(browser, ahausen)
        assert handover.recall(store, "somebody-else") == {}
    with in_town(bestadt):
        assert handover.recall(store, getattr(site.user(browser, ahausen), "subject", "")) == {}
