"""A draft belongs to its browser or account: to everybody else it does not exist, in this town and in the next."""

from uuid import uuid4

import pytest
from tests.integration.journey.applying import answer_step, answers_of, apply, begin, walk
from tests.integration.journey.browser import Browser
from tests.integration.journey.people import signed_in

from rathaus_services import registry
from rathaus_tenants.values import TownRef

KEY = "hundesteuer_anmeldung"
PAGES = ("hund/", "datenschutz/", "pruefen/", "spaeter/", "halt/", "mithalter/mithalter/0/")


@pytest.mark.parametrize("rest", PAGES)
def test_a_foreign_draft_looks_like_one_that_never_was(
    rest: str, here: Browser, stranger: Browser, elsewhere: Browser
) -> None:
    begin(here, KEY)
    foreign = here.page.url.split("/")[2]

    pages = [
        stranger.open(f"/antrag/{foreign}/{rest}"),
        elsewhere.open(f"/antrag/{foreign}/{rest}"),
        stranger.open(f"/antrag/{uuid4()}/{rest}"),
    ]

    assert [page.status for page in pages] == [404, 404, 404]
    assert pages[0].heading == pages[2].heading
    assert "Bello" not in pages[0].text


def test_a_stranger_cannot_write_into_a_draft(here: Browser, stranger: Browser) -> None:
    begin(here, KEY)
    url = here.page.url
    begin(stranger, KEY)
    own = stranger.page.url
    stranger.page.url = url  # the form of the own draft, sent to the foreign one

    assert stranger.press("Weiter", {"rasse": "Wolf"}).status == 404
    assert stranger.open(own).status == 200
    assert "Wolf" not in here.open(url).text


def test_a_signed_in_persons_draft_follows_the_account_and_nobody_else(
    ahausen: TownRef, here: Browser, stranger: Browser
) -> None:
    signed_in(here.client, ahausen)
    begin(here, KEY)
    answer_step(here, registry.module(KEY), "hund", answers_of(KEY, "erster_hund"))
    url = here.page.url
    signed_in(stranger.client, ahausen, "Max Muster")

    assert stranger.open(url).status == 404
    assert "Weitermachen" not in stranger.open("/vorgaenge/").text
    assert "Hund anmelden" in here.open("/vorgaenge/").text


def test_nobody_skips_ahead(here: Browser) -> None:
    begin(here, KEY)
    draft = here.page.url.split("/")[2]

    for step in ("nachweise", "konto", "pruefen", "gibtesnicht"):
        assert here.open(f"/antrag/{draft}/{step}/").url == f"/antrag/{draft}/hund/"


def test_the_code_of_the_draft_opens_it_on_another_device(here: Browser, stranger: Browser, elsewhere: Browser) -> None:
    begin(here, KEY)
    answer_step(here, registry.module(KEY), "hund", answers_of(KEY, "erster_hund"))
    later = here.press("Speichern und später fortsetzen", {"anzahl_hunde": "3"})
    code = later.tree.xpath('string(//*[@class="tk-code"])').strip()
    assert len(code.replace(" ", "").replace("-", "")) == 12

    stranger.open("/antrag/fortsetzen/")
    page = stranger.press("Antrag öffnen", {"code": code.lower()})
    elsewhere.open("/antrag/fortsetzen/")
    refused = elsewhere.press("Antrag öffnen", {"code": code})

    assert page.url.endswith("/haushalt/")
    assert page.tree.xpath('//input[@name="anzahl_hunde"]')[0].get("value") == "3"
    assert refused.status == 404
    assert "Prüfen Sie" in refused.text


def test_a_case_of_somebody_else_is_not_theirs_to_answer_or_withdraw(here: Browser, stranger: Browser) -> None:
    apply(here, KEY, "erster_hund")
    case = here.page.url.split("/")[2]

    for rest in ("", "zurueckziehen/"):
        assert stranger.open(f"/status/{case}/{rest}").status == 404
    assert stranger.open(f"/vorgang/{case}/quittung/").status == 404


def test_walking_again_after_sending_leads_to_the_receipt(here: Browser) -> None:
    answers = answers_of(KEY, "erster_hund")
    begin(here, KEY)
    walk(here, KEY, answers)
    check = here.page
    here.press("Hund verbindlich anmelden", {"erklaerung_wahr": "ja"})
    first = here.page.url

    here.page = check
    again = here.press("Hund verbindlich anmelden", {"erklaerung_wahr": "ja"})

    assert again.url == first
    assert here.open(check.url).url == first
