"""From the list of services to the status page, without scripts, with every example of every service."""

import re

import pytest
from tests.integration.journey.applying import answers_of, applicant_of, begin, send, walk
from tests.integration.journey.browser import Browser
from tests.integration.journey.clock import set_clock
from tests.integration.journey.people import signed_in_where_needed
from tests.unit.services.cases import example

from rathaus_services import registry
from rathaus_services.rules.examples import parameters_for
from rathaus_tenants.values import TownRef

ACCEPTED = [
    (source.key, name)
    for source in registry.loaded().sources
    for name, one in source.under("examples").items()
    if one["expect"]["accepted"] and "parameters" not in one
]


@pytest.mark.parametrize(("key", "name"), ACCEPTED)
def test_every_example_can_be_walked_and_sent(
    key: str,
    name: str,
    ahausen: TownRef,
    here: Browser,
    stranger: Browser,
    elsewhere: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = example(key, name)
    set_clock(monkeypatch, given["on"], given.get("at", "12:00"))
    module, expect, answers = registry.module(key), example(key, name)["expect"], answers_of(key, name)
    signed_in_where_needed(here, ahausen, key, applicant_of(answers))
    begin(here, key)

    steps = walk(here, key, answers)

    assert steps == expect.get("steps", steps)
    assert here.page.heading == "Bitte prüfen Sie Ihre Angaben"
    receipt = send(here, key, answers)
    assert (receipt.status, receipt.heading) == (200, module.text("receipt"))
    number = re.search(r"[A-ZÄÖÜ]{3}-\d\d-\d{6}", receipt.text)
    assert number is not None
    status = here.follow("Status ansehen")
    assert status.heading == module.title
    assert stranger.open(status.url).status == 404
    assert elsewhere.open(status.url).status == 404


def test_number_and_code_open_the_status_in_another_browser(
    here: Browser, stranger: Browser, elsewhere: Browser
) -> None:
    key = "hundesteuer_anmeldung"
    answers = answers_of(key, "erster_hund")
    begin(here, key)
    walk(here, key, answers)
    receipt = send(here, key, answers)
    number, code = (dd.text_content().strip() for dd in receipt.tree.xpath("//dl/div/dd")[:2])

    found = {}
    for name, browser in (("stranger", stranger), ("elsewhere", elsewhere)):
        browser.open("/status/")
        found[name] = browser.press("Status anzeigen", {"nummer": number, "code": code})

    assert found["stranger"].heading == registry.module(key).title
    assert found["elsewhere"].status == 404
    assert number not in found["elsewhere"].tree.xpath("string(//main//h1)")


def test_the_check_page_shows_what_was_said_and_what_it_costs(here: Browser) -> None:
    key, answers = "hundesteuer_anmeldung", answers_of("hundesteuer_anmeldung", "zwei_halter")
    begin(here, key)
    walk(here, key, answers)

    text = here.page.text

    assert "DE02 1203 0000 0000 2020 51" in text
    assert "15. März 2026" in text
    assert "Person 1: Familienname Mustermann" in text
    assert "wird nachgereicht bis" in text
    assert "165,00 €" in text or "123,75 €" in text


def test_the_service_page_speaks_the_towns_words(here: Browser) -> None:
    parameters = parameters_for(registry.module("hundesteuer_anmeldung"), {})

    page = here.open("/leistungen/hundesteuer_anmeldung/")

    assert page.heading == "Hund anmelden"
    assert "Steuer: 165 € im Jahr" in page.text
    assert parameters["zustaendige_stelle"]["name"] in page.text
    assert "{" not in page.text
