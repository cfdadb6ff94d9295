"""A whole application: only what is asked counts, contradictions and stops are found, messages are sentences."""

from datetime import date
from typing import Any

import pytest
from tests.unit.services.cases import example

from rathaus_services import registry
from rathaus_services.forms.api import applicant, check, declarations, steps_of, stop_of, summary, validate
from rathaus_services.forms.validation import clean_step
from rathaus_services.rules.examples import parameters_for

TODAY = date(2026, 3, 20)


@pytest.fixture
def dog() -> Any:
    return registry.module("hundesteuer_anmeldung")


@pytest.fixture
def values(dog: Any) -> dict[str, Any]:
    return parameters_for(dog, {})


def answers(**different: Any) -> dict[str, Any]:
    given = {**example("hundesteuer_anmeldung", "erster_hund")["answers"], **different}
    return {name: value for name, value in given.items() if value is not None}


def test_a_complete_application_may_be_sent(dog: Any, values: dict[str, Any]) -> None:
    assert validate(dog, answers(), values, today=TODAY) == ()


def test_answers_come_back_in_stored_form(dog: Any, values: dict[str, Any]) -> None:
    checked = check(dog, answers(chipnummer="276 0981 0423 1578", anzahl_hunde="1"), values, today=TODAY)

    assert checked.answers["chipnummer"] == "276098104231578"
    assert checked.answers["anzahl_hunde"] == 1


def test_what_is_no_longer_asked_is_left_out(dog: Any, values: dict[str, Any]) -> None:
    given = answers(versteuert_in="Meißen", versteuert_bis="2026-06-30", iban="falsch", mithalter=[{}])

    checked = check(dog, given, values, today=TODAY)

    assert checked.problems == ()
    assert {"versteuert_in", "versteuert_bis", "iban", "mithalter"} & checked.answers.keys() == set()


def test_what_was_never_asked_is_refused(dog: Any, values: dict[str, Any]) -> None:
    problems = validate(dog, answers(lieblingsfutter="Pansen"), values, today=TODAY)

    assert [(problem.field, problem.code) for problem in problems] == [("lieblingsfutter", "unbekannt")]


def test_a_message_is_the_modules_own_sentence(dog: Any, values: dict[str, Any]) -> None:
    problems = validate(dog, answers(chipnummer="27609810423157", haltung_seit=None), values, today=TODAY)

    assert {problem.field: str(problem.text) for problem in problems} == {
        "chipnummer": "Die Chipnummer hat 15 Ziffern. Sie haben 14 angegeben.",
        "haltung_seit": "Geben Sie an, wann Sie den Hund aufgenommen haben.",
    }


def test_the_same_finding_in_other_languages(dog: Any, values: dict[str, Any]) -> None:
    given = answers(rasse=None)

    plain = validate(dog, given, values, today=TODAY, language="de-LS")
    english = validate(dog, given, values, today=TODAY, language="en")

    assert str(plain[0].text) == "Bitte schreiben Sie die Rasse. Oder schreiben Sie: unbekannt."
    assert str(english[0].text).startswith("Enter the breed.")


def test_answers_that_contradict_each_other_are_found_on_one_field(dog: Any, values: dict[str, Any]) -> None:
    problems = validate(dog, answers(email=None), values, today=TODAY)

    assert [(problem.field, problem.code) for problem in problems] == [("bescheid_elektronisch", "widerspruch")]


def test_steps_follow_the_answers(dog: Any, values: dict[str, Any]) -> None:
    names = [step.name for step in steps_of(dog, answers(lastschrift=True, weitere_halter=True), values)]

    assert names == ["hund", "haushalt", "person", "mithalter", "kontakt", "zahlung", "konto", "nachweise"]
    kinds = {step.name: step.kind for step in steps_of(dog, answers(weitere_halter=True), values)}
    assert (kinds["hund"], kinds["mithalter"], kinds["nachweise"]) == ("fields", "group", "uploads")


def test_the_last_page_holds_the_declaration(dog: Any, values: dict[str, Any]) -> None:
    assert [field.name for field in declarations(dog, answers(), values)] == ["erklaerung_wahr"]


def test_one_step_is_judged_with_what_is_known(dog: Any, values: dict[str, Any]) -> None:
    cleaned = clean_step(dog, "hund", {"rasse": " Dackel ", "geschlecht": "ruede"}, answers(), values, TODAY)

    assert cleaned.answers["rasse"] == "Dackel"
    assert [(one.path, one.code) for one in cleaned.found] == [("haltung_seit", "leer")]


def test_a_stop_is_no_mistake(values: dict[str, Any]) -> None:
    trade = registry.module("gewerbe_anmeldung")

    stop = stop_of(trade, {"art_der_taetigkeit": "freier_beruf"}, values)

    assert stop is not None
    assert trade.text(f"checks.{stop.name}.title") == "Dafür brauchen Sie keine Gewerbeanmeldung"
    assert stop_of(trade, {"art_der_taetigkeit": "gewerbe"}, values) is None


def test_the_summary_reads_like_the_application(dog: Any, values: dict[str, Any]) -> None:
    given = check(
        dog,
        answers(weitere_halter=True, mithalter=[{"vornamen": "Max", "familienname": "Mustermann"}]),
        values,
        today=TODAY,
    )
    files = {"0190b3a0-0000-7000-8000-000000000001": "ausweis.jpg"}

    sections = {section.step: section for section in summary(dog, given.answers, values, files=files)}

    rows = {row.label: row.value for row in sections["hund"].rows}
    assert rows["Bei Ihnen seit"] == "15. März 2026"
    assert rows["Geschlecht des Hundes"] == "Rüde"
    assert rows["Farbe"] == ""
    assert [row.value for row in sections["person"].rows][2] == "Musterweg 12\n01723 Wilsdruff"
    assert next((row.label, row.value) for row in sections["mithalter"].rows) == ("Person 1: Vornamen", "Max")
    assert [row.value for row in sections["nachweise"].rows] == ["ausweis.jpg"]
    assert "pruefen" not in sections


def test_a_document_that_follows_is_told_with_its_day(dog: Any, values: dict[str, Any]) -> None:
    given = answers(heimtierausweis=None, heimtierausweis_spaeter="2026-04-03")

    assert validate(dog, given, values, today=TODAY) == ()
    last = summary(dog, given, values)[-1]
    assert [row.value for row in last.rows] == ["wird nachgereicht bis 3. April 2026"]


def test_the_applicant_is_found_by_roles() -> None:
    dog, trade = registry.module("hundesteuer_anmeldung"), registry.module("gewerbe_anmeldung")

    keeper = applicant(dog, answers())
    trader = applicant(trade, example("gewerbe_anmeldung", "webshop")["answers"])

    assert (keeper.name, keeper.email, keeper.subject) == ("Erika Mustermann", "erika@example.org", "Bello")
    assert keeper.address == ("Musterweg 12", "01723 Wilsdruff")
    assert (trader.name, trader.address[-1]) == ("Zoë Kowalčuk", "01723 Wilsdruff")


def test_whoever_acts_for_somebody_is_the_applicant() -> None:
    certificate = registry.module("meldebescheinigung")

    assert applicant(certificate, example("meldebescheinigung", "mit_vollmacht")["answers"]).name == "Max Muster"
    assert (
        applicant(certificate, example("meldebescheinigung", "elektronisch_einfach")["answers"]).name
        == "Erika Mustermann"
    )
