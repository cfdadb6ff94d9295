"""With an account: asked for where the service needs it, useful where it does not, never a way around the law."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import pytest
from django.test import RequestFactory
from tests.integration.journey.applying import answers_of, apply, begin, send, walk
from tests.integration.journey.browser import Browser
from tests.integration.journey.people import signed_in

from rathaus_platform.errors import FactsNeeded
from rathaus_platform.identity import handover
from rathaus_platform.identity.api import require_person
from rathaus_platform.identity.models import User
from rathaus_services.cases import api as cases
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

CERTIFICATE = "meldebescheinigung"
DOG = "hundesteuer_anmeldung"


def test_a_service_that_needs_proof_offers_nothing_else(here: Browser) -> None:
    page = here.open(f"/leistungen/{CERTIFICATE}/beginnen/")

    assert "Ohne Konto" not in page.text
    query = parse_qs(urlsplit(page.link("Mit BundID anmelden")).query)
    assert query["stufe"] == ["substanziell"]
    assert query["weiter"] == [f"/leistungen/{CERTIFICATE}/beginnen/"]


@pytest.mark.parametrize("trust", ["basis", "normal"])
def test_too_little_proof_gets_a_page_that_explains(trust: str, ahausen: TownRef, here: Browser) -> None:
    signed_in(here.client, ahausen, trust=trust)

    page = here.open(f"/leistungen/{CERTIFICATE}/beginnen/")

    assert "reicht dafür noch nicht" in page.text
    assert "Antrag beginnen" not in page.text
    answer = here.client.post(
        f"/leistungen/{CERTIFICATE}/beginnen/", {"csrfmiddlewaretoken": _token(here)}, follow=True
    )
    assert "/antrag/" not in answer.request["PATH_INFO"]


def test_name_and_address_come_from_the_account(ahausen: TownRef, here: Browser) -> None:
    signed_in(here.client, ahausen)
    answers = answers_of(DOG, "erster_hund", vornamen=None, familienname=None, email=None, anschrift=None)
    begin(here, DOG)

    walk(here, DOG, answers)

    assert "Erika" in here.page.text
    assert "Musterweg" in here.page.text
    assert "erika@example.org" in here.page.text


def test_ones_own_certificate_cannot_be_asked_for_in_another_name(ahausen: TownRef, here: Browser) -> None:
    signed_in(here.client, ahausen)
    begin(here, CERTIFICATE)
    here.press("Weiter", {"fuer_wen": "selbst"})

    box = here.page.tree.xpath('//input[@name="vornamen"]')[0]
    assert (box.get("value"), box.get("readonly")) == ("Erika", "readonly")
    filled = {"geburtsdatum.jahr": "1964", "anschrift.hausnummer": "12"}
    page = here.press("Weiter", {**filled, "vornamen": "Otto"})

    assert page.status == 422
    assert page.complaints == ["Schreiben Sie „Vornamen“ so, wie es in Ihrem Konto steht: Erika."]
    assert here.press("Weiter", {**filled, "vornamen": "Erika"}).url.endswith("/umfang/")


def test_nor_by_changing_for_whom_it_is_afterwards(ahausen: TownRef, here: Browser) -> None:
    signed_in(here.client, ahausen)
    answers = answers_of(CERTIFICATE, "mit_vollmacht", vornamen="Otto", familienname="Otter")
    answers |= {"antragsteller_vornamen": "Erika", "antragsteller_familienname": "Mustermann"}
    begin(here, CERTIFICATE)
    walk(here, CERTIFICATE, answers)
    check = here.page.url
    here.follow("Ändern Für wen")

    here.press("Weiter", {"fuer_wen": "selbst"})

    assert here.open(check).url.endswith("/person/")
    assert here.page.tree.xpath('//input[@name="vornamen"]')[0].get("value") == "Erika"


def test_a_childs_name_is_not_filled_in_from_the_account(ahausen: TownRef, here: Browser) -> None:
    signed_in(here.client, ahausen)
    begin(here, CERTIFICATE)
    here.press("Weiter", {"fuer_wen": "kind"})
    assert here.page.tree.xpath('//input[@name="antragsteller_vornamen"]')[0].get("value") == "Erika"
    here.press("Weiter", {"antragsteller_anschrift.hausnummer": "12"})

    box = here.page.tree.xpath('//input[@name="vornamen"]')[0]

    assert (box.get("value"), box.get("readonly")) == ("", None)


def test_my_cases_shows_drafts_and_cases_of_this_person_here(
    ahausen: TownRef, bestadt: TownRef, here: Browser, elsewhere: Browser, town_client: Callable[..., Any]
) -> None:
    signed_in(here.client, ahausen)
    apply(here, DOG, "erster_hund")
    begin(here, "gewerbe_anmeldung")
    here.press("Weiter", {"art_der_taetigkeit": "gewerbe"})
    signed_in(elsewhere.client, bestadt)

    mine = here.open("/vorgaenge/")
    others = elsewhere.open("/vorgaenge/")

    assert "Hund anmelden" in mine.text
    assert "Gewerbe anmelden" in mine.text
    assert "Hund anmelden" not in others.text
    here.follow("Gewerbe anmelden")
    assert here.page.url.endswith("/rechtsform/")


def test_my_cases_asks_a_stranger_to_sign_in(here: Browser) -> None:
    page = here.client.get("/vorgaenge/")

    assert page.status_code in (302, 401)


def test_signing_in_on_the_way_takes_the_draft_along(ahausen: TownRef, here: Browser) -> None:
    answers = answers_of(DOG, "erster_hund")
    begin(here, DOG)
    url = here.page.url
    signed_in(here.client, ahausen)

    here.open(url)
    walk(here, DOG, answers)
    send(here, DOG, answers)

    assert "Hund anmelden" in here.open("/vorgaenge/").text


def _token(browser: Browser) -> str:
    browser.open(f"/leistungen/{DOG}/")
    browser.client.get(f"/leistungen/{DOG}/beginnen/")
    return browser.client.cookies["csrf"].value if "csrf" in browser.client.cookies else ""


def test_what_the_account_vouched_for_is_forgotten_with_the_receipt(
    ahausen: TownRef, bestadt: TownRef, here: Browser, elsewhere: Browser
) -> None:
    answers = answers_of(CERTIFICATE, "mit_vollmacht")
    answers |= {"antragsteller_vornamen": "Erika", "antragsteller_familienname": "Mustermann"}
    for browser, town in ((here, ahausen), (elsewhere, bestadt)):
        signed_in(browser.client, town, purposes=(CERTIFICATE,))
        begin(browser, CERTIFICATE)
    walk(here, CERTIFICATE, answers)
    assert _facts_of(here, ahausen)[CERTIFICATE] == {"vorname": "Erika", "nachname": "Mustermann"}

    send(here, CERTIFICATE, answers)

    assert _facts_of(here, ahausen) == {"": {"vorname": "Erika", "nachname": "Mustermann"}}
    assert CERTIFICATE in _facts_of(elsewhere, bestadt)


def _facts_of(browser: Browser, town: TownRef) -> dict[str, dict[str, str]]:
    with in_town(town):
        session = browser.client.session
        return handover.recall(session, session["identity.signed_in"]["subject"])


@pytest.mark.parametrize("account", ["lokal", "unternehmenskonto"])
def test_a_name_that_an_account_only_tells_is_no_proved_one(
    account: str, ahausen: TownRef, bestadt: TownRef, here: Browser, elsewhere: Browser
) -> None:
    for browser, town in ((here, ahausen), (elsewhere, bestadt)):
        signed_in(browser.client, town, account=account)  # even at the level that the service asks for
        page = browser.open(f"/leistungen/{CERTIFICATE}/beginnen/")
        assert "Antrag beginnen" not in page.text
        token = {"csrfmiddlewaretoken": _token(browser)}
        answer = browser.client.post(f"/leistungen/{CERTIFICATE}/beginnen/", token, follow=True)
        assert "/antrag/" not in answer.request["PATH_INFO"]


@pytest.mark.parametrize("account", ["lokal", "unternehmenskonto"])
def test_nor_does_a_draft_begun_with_it_go_on(account: str, ahausen: TownRef, here: Browser) -> None:
    signed_in(here.client, ahausen)
    begin(here, CERTIFICATE)
    step = here.page.url
    with in_town(ahausen):
        session = here.client.session
        session["identity.signed_in"] = {**session["identity.signed_in"], "account": account}
        session.save()

    answer = here.client.get(step, follow=True)

    assert answer.request["PATH_INFO"] == "/anmelden/"
    assert "Ihr Konto kann das nicht nachweisen" in answer.content.decode()


@pytest.mark.parametrize("account", ["lokal", "unternehmenskonto"])
def test_sending_refuses_it_too(account: str, ahausen: TownRef, here: Browser) -> None:
    answers = answers_of(CERTIFICATE, "mit_vollmacht")
    answers |= {"antragsteller_vornamen": "Erika", "antragsteller_familienname": "Mustermann"}
    signed_in(here.client, ahausen)
    begin(here, CERTIFICATE)
    walk(here, CERTIFICATE, answers)
    draft_id = here.page.url.split("/antrag/")[1].split("/")[0]
    with in_town(ahausen):
        request = RequestFactory().get("/", HTTP_HOST=ahausen.host)
        request.session, request.user = here.client.session, User.objects.get()
        person = require_person(request)
        with pytest.raises(FactsNeeded):
            cases.submit(
                UUID(draft_id),
                idempotency_key=uuid4(),
                person=replace(person, account=account),
                grants=frozenset(),
            )


def test_a_companys_account_fills_in_company_and_person(ahausen: TownRef, here: Browser) -> None:
    signed_in(here.client, ahausen, purposes=("gewerbe_anmeldung",), account="unternehmenskonto")

    page = here.open("/leistungen/gewerbe_anmeldung/beginnen/")

    assert "Name des Unternehmens, Registernummer, Registergericht" in page.text
    assert "Weiter als Erika Mustermann" in page.text
    begin(here, "gewerbe_anmeldung")
    here.press("Weiter", {"art_der_taetigkeit": "gewerbe"})
    here.press("Weiter", {"rechtsform": "ag", "registerart": "handelsregister", "oeffentliche_hand": "nein"})
    assert here.page.tree.xpath('//input[@name="eingetragener_name"]')[0].get("value") == "Muster AG"
    assert here.page.tree.xpath('//input[@name="registernummer"]')[0].get("value") == "HRB 1"
