"""The same way in Leichte Sprache and English: every page, every mistake, the receipt and the mails."""

from typing import Any

import pytest
from tests.integration.cases import world
from tests.integration.journey.applying import answers_of, begin, send, walk
from tests.integration.journey.browser import Browser

from rathaus_platform.languages import EASY, ENGLISH, Language
from rathaus_services import registry
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

KEY = "hundesteuer_anmeldung"
OTHERS = pytest.mark.parametrize("language", [EASY, ENGLISH], ids=lambda one: one.key)


@OTHERS
def test_the_whole_way_keeps_its_language(language: Language, here: Browser) -> None:
    module, answers = registry.module(KEY), answers_of(KEY, "zwei_halter")
    begin(here, KEY, language)
    step = here.page.url.rstrip("/").rpartition("/")[2]

    mistakes = here.press("Weiter")
    assert (mistakes.status, mistakes.language) == (422, language)
    assert here.page.heading == module.text(f"steps.{step}.title", language.key)
    walk(here, KEY, answers)
    assert here.page.heading == here.page.said("Bitte prüfen Sie Ihre Angaben")
    receipt = send(here, KEY, answers)

    assert receipt.heading == module.text("receipt", language.key)
    status = here.follow("Status ansehen")
    assert (status.heading, status.language) == (module.text("title", language.key), language)
    assert status.url.startswith(f"/{language.prefix}status/")


def test_mistakes_are_said_in_english(here: Browser) -> None:
    begin(here, KEY, ENGLISH)

    page = here.press("Weiter", {"chipnummer": "276", "haltung_seit.monat": "11"})

    assert page.title.startswith("Error: ")
    assert page.tree.xpath("string(//*[@id='fehler-titel'])").strip().startswith("Please check")
    assert not any(word in " ".join(page.complaints) for word in ("Geben Sie", "Ergänzen", "Wählen"))


@pytest.mark.parametrize("path", ["/leistungen/", f"/leistungen/{KEY}/"])
def test_public_pages_name_their_other_versions(path: str, here: Browser) -> None:
    for language in (EASY, ENGLISH):
        page = here.open(f"/{language.prefix.rstrip('/')}{path}")
        links = page.tree.xpath('//link[@rel="alternate"][@hreflang]')
        assert page.language is language
        assert {link.get("hreflang"): link.get("href").partition(".localhost/")[2] for link in links} == {
            "de": path[1:], "de-simple": f"ls{path}", "en": f"en{path}",
        }  # fmt: skip


def test_a_draft_can_be_read_in_another_language_on_the_way(here: Browser) -> None:
    begin(here, KEY)
    here.press("Weiter", {"rasse": "Dackel"})
    draft = here.page.url

    page = here.open(f"/en{draft}")

    assert page.language is ENGLISH
    assert page.tree.xpath('//input[@name="rasse"]')[0].get("value") == "Dackel"
    assert "English" in here.open(draft).text


def test_unknown_pages_and_foreign_drafts_are_not_found_in_english_either(here: Browser, stranger: Browser) -> None:
    begin(here, KEY, ENGLISH)

    page = stranger.open(here.page.url)

    assert (page.status, page.language) == (404, ENGLISH)
    assert "No draft is open here" in page.text


def test_mails_follow_the_language_and_letters_stay_german(
    ahausen: TownRef, bestadt: TownRef, here: Browser, mailoutbox: list[Any]
) -> None:
    answers = answers_of(KEY, "erster_hund", email="erika@example.org")
    begin(here, KEY, ENGLISH)
    walk(here, KEY, answers)
    send(here, KEY, answers)

    with in_town(bestadt):
        world.deliver_all()
    assert mailoutbox == []
    with in_town(ahausen):
        world.deliver_all()

    (mail,) = mailoutbox
    assert mail.subject.startswith("Your information has arrived")
    assert "/en/status/?nummer=" in mail.body
    assert "Guten Tag" not in mail.body
    assert "quittung-" in here.open(here.page.url).text


def test_the_code_of_a_draft_is_mailed_on_request(
    ahausen: TownRef, here: Browser, stranger: Browser, mailoutbox: list[Any]
) -> None:
    begin(here, KEY, ENGLISH)
    later = here.press("Speichern und später fortsetzen", {"rasse": "Dackel"})
    code = later.tree.xpath('string(//*[@class="tk-code"])').strip()

    assert here.press("Code per Mail schicken", {"email": "erika"}).status == 422
    sent = here.press("Code per Mail schicken", {"email": "erika@example.org"})
    with in_town(ahausen):
        world.deliver_all()

    assert "erika@example.org" in sent.text
    (mail,) = mailoutbox
    assert f"/en/antrag/fortsetzen/#{code}" in mail.body
    stranger.open("/en/antrag/fortsetzen/")
    assert stranger.press("Antrag öffnen", {"code": code}).url.endswith("/hund/")
