"""Every page of every service in the catalogue before axe: as it is asked, with mistakes, to the receipt and after."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright
from tests.integration.journey.applying import (
    answer_step,
    answers_of,
    applicant_of,
    begin,
    send,
    step_of,
)
from tests.integration.journey.browser import Browser
from tests.integration.journey.clock import set_clock
from tests.integration.journey.look import Looker
from tests.integration.journey.people import signed_in_where_needed
from tests.integration.journey.test_whole_way import ACCEPTED
from tests.unit.services.cases import example

from rathaus_platform.languages import ALL, Language
from rathaus_services import registry
from rathaus_site.cli.chromium import find_chromium
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.browser
SERVICES = dict(reversed(ACCEPTED))
"""The first accepted example of each service."""


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    chromium = find_chromium()
    # Playwright's loop runs in this thread while Django's ORM is used beside it, never inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.path), args=["--no-sandbox"], env={**os.environ, **chromium.environment}
        )
        yield browser.new_page(locale="de-DE")
        connections.close_all()  # those beside the loop: the next test with a loop would go on with them, elsewhere
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.mark.parametrize("place", range(len(SERVICES)), ids=list(SERVICES))
def test_no_finding_on_any_page_of_a_service(
    place: int, tab: Tab, ahausen: TownRef, here: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, name = list(SERVICES.items())[place]
    language = ALL[place % len(ALL)]
    set_clock(monkeypatch, example(key, name)["on"])
    looker = Looker(tab, ahausen)

    found = list(_walk(looker, here, ahausen, key, answers_of(key, name), language))

    assert found == []
    assert looker.seen >= 8


def _walk(
    looker: Looker, browser: Browser, town: TownRef, key: str, answers: dict[str, Any], language: Language
) -> Iterator[str]:
    module, prefix = registry.module(key), language.prefix
    yield from looker.findings(browser.open(f"/{prefix}leistungen/{key}/"))
    signed_in_where_needed(browser, town, key, applicant_of(answers), prefix)
    yield from looker.findings(browser.open(f"/{prefix}leistungen/{key}/beginnen/"))
    begin(browser, key, language)
    while not browser.page.url.endswith("/pruefen/"):
        step, url = step_of(browser.page), browser.page.url
        yield from looker.findings(browser.page)
        mistakes = browser.press("Weiter")
        if mistakes.status == 422:
            yield from looker.findings(mistakes)
            browser.open(url)
        elif mistakes.url != url:
            browser.open(url)
        answer_step(browser, module, step, answers)
        assert browser.page.url != url, browser.page.complaints
    yield from looker.findings(browser.page)
    receipt = send(browser, key, answers)
    assert receipt.status == 200, receipt.complaints
    yield from looker.findings(receipt)
    yield from looker.findings(browser.follow("Status ansehen"))


def test_no_finding_on_the_other_pages(tab: Tab, ahausen: TownRef, here: Browser) -> None:
    looker = Looker(tab, ahausen)
    pages = ["/leistungen/", "/status/", "/antrag/fortsetzen/", "/anmelden/", "/gibt-es-nicht/", "/en/leistungen/"]

    found = [finding for path in pages for finding in looker.findings(here.open(path))]
    begin(here, "hundesteuer_anmeldung")
    found += looker.findings(here.press("Speichern und später fortsetzen"))
    found += looker.findings(here.press("Code per Mail schicken"))

    assert found == []
