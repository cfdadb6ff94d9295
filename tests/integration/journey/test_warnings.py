"""What only warns: said beside the field and on the check page, sent nevertheless, seen by the office."""

import json
from uuid import uuid4

import pytest
from tests.integration.cases import world
from tests.integration.journey.applying import add_entry, answer_step, answers_of, begin, send, walk
from tests.integration.journey.browser import Browser
from tests.integration.journey.clock import set_clock

from rathaus_services import registry
from rathaus_services.cases import api as cases
from rathaus_services.cases.models import Case
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

KEY, EXAMPLE = "gestattung_ausschank", "zu_spaet"
WARNING = "Ein Tag liegt weniger als 14 Tage voraus."


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-11-24")


def test_a_page_warns_once_and_lets_one_go_on(here: Browser) -> None:
    module, answers = registry.module("kita_platz"), answers_of("kita_platz", "kurzfristig")
    begin(here, "kita_platz")
    for step in ("beginn", "kind"):
        answer_step(here, module, step, answers)
    asked = here.page.url
    wish = {
        "start.tag": "1",
        "start.monat": "12",
        "start.jahr": "2026",
        "vor_erstem_geburtstag": "nein",
        "stunden": "s9",
    }

    warned = here.press("Weiter", wish)

    assert (warned.url, warned.status, warned.complaints) == (asked, 200, [])
    assert not warned.title.startswith("Fehler")
    assert warned.text.count("Der Beginn liegt weniger als 6 Monate voraus.") == 2  # above, and beside the field
    described = warned.tree.xpath('//fieldset[.//*[@name="start.tag"]]/@aria-describedby')[0].split()
    assert "start-rat" in described and warned.tree.xpath('//*[@id="start-rat"]')
    assert here.press("Weiter").url.endswith("/einrichtungen/")


def test_a_list_warns_as_soon_as_the_entry_is_there(here: Browser) -> None:
    module, answers = registry.module(KEY), answers_of(KEY, EXAMPLE)
    begin(here, KEY)
    for step in ("angebot", "veranstalter", "anlass"):
        answer_step(here, module, step, answers)

    add_entry(here, module, module.fields["zeiten"], 0, {"tag": "2026-11-29", "von": "14:00", "bis": "22:00"})

    assert here.page.text.count(WARNING) == 2
    assert here.press("Weiter").url.endswith("/verpflegung/")


def test_it_is_told_before_sending_and_to_the_office(here: Browser, ahausen: TownRef, bestadt: TownRef) -> None:
    answers = answers_of(KEY, EXAMPLE)
    begin(here, KEY)
    walk(here, KEY, answers)
    assert WARNING in here.page.text and "Sie können trotzdem alles abschicken." in here.page.text

    receipt = send(here, KEY, answers)

    assert receipt.status == 200
    with in_town(ahausen):
        seen = cases.case_for_staff(Case.objects.get().id, staff=world.staff())
        assert [text.partition(" Die Frist")[0] for text in seen.warnings] == [WARNING]
    with in_town(bestadt):
        assert not Case.objects.exists()


def test_the_api_sends_it_and_names_the_warning(here: Browser, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        receipt = cases.submit_answers(
            key=KEY, answers=plain(answers_of(KEY, EXAMPLE)), idempotency_key=uuid4(), person=None
        )
        on_time = plain(answers_of(KEY, "vereinsfest"))
        quiet = cases.submit_answers(key=KEY, answers=on_time, idempotency_key=uuid4(), person=None)

    assert [(one.field, one.code) for one in receipt.warnings] == [("zeiten", "hinweis")]
    assert quiet.warnings == ()


def plain(answers: dict[str, object]) -> dict[str, object]:
    return dict(json.loads(json.dumps(answers, default=str)))
