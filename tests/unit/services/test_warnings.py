"""Checks that only warn, conditions on the day and moment of sending and on any entry of a group, words of the town."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.unit.services.made import made

from rathaus_services.conditions import holds, sent_at
from rathaus_services.forms.api import check, summary, warnings
from rathaus_services.forms.validation import clean_step
from rathaus_services.manifest import Module, Parameter
from rathaus_services.slots import MOMENT, fill, worded

TODAY = date(2026, 11, 24)
SENT = sent_at(
    {"schluss": "2026-11-24T15:00", "tag": "2026-11-24", "vorlauf": 14}, datetime(2026, 11, 24, 14, 1, tzinfo=UTC)
)
DATE = {"x-kind": "date", "type": "string", "format": "date", "x-step": "zeit"}


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ({"moment": "senden", "above": {"parameter": "schluss"}}, True),
        ({"moment": "senden", "at_most": {"parameter": "schluss"}}, False),
        ({"moment": "senden", "above": {"parameter": "tag"}}, False),
        ({"moment": "senden", "above": {"parameter": "fehlt"}}, False),
        ({"field": "von", "below": {"day": "+14d"}}, True),
        ({"field": "von", "below": {"day": "+13d"}}, False),
        ({"field": "von", "below": {"day": {"parameter": "vorlauf"}}}, True),
        ({"field": "von", "below": {"day": {"parameter": "vorlauf", "past": True}}}, False),
        ({"field": "tage.tag", "below": {"day": "heute"}}, False),
        ({"field": "tage.tag", "below": {"day": "+7d"}}, True),
        ({"field": "tage.tag", "above": {"field": "von"}}, True),
        ({"field": "keine.tag", "above": {"day": "heute"}}, False),
        ({"not": {"field": "tage.tag", "given": True}}, False),
    ],
)
def test_days_and_moments_of_sending(condition: dict[str, Any], met: bool) -> None:
    days = [{"tag": "2026-11-29"}, "kein Eintrag", {"tag": "2026-12-20"}]
    answers = {"von": "2026-12-07", "tage": days, "keine": []}

    assert holds(condition, answers, SENT) is met


def test_the_moment_is_that_of_germany_and_a_mere_day_is_its_beginning() -> None:
    assert SENT["senden"] == "2026-11-24T15:01"
    assert sent_at({}, TODAY)["senden"] == "2026-11-24T00:00"


def service(**flag: bool) -> Module:
    checks = [{"name": "bald", "field": "von", "when": {"field": "von", "below": {"day": "+14d"}}, **flag}]
    words = {"bald": "Nur noch {vorlauf} Tage."}
    return made({"von": DATE}, required=["von"], form={"checks": checks}, texts={"checks": words})


def test_a_check_that_warns_lets_the_application_through() -> None:
    answers, values = {"von": "2026-12-01"}, {"vorlauf": 14}
    checked = check(service(warns=True), answers, values, today=TODAY)
    step = clean_step(service(warns=True), "zeit", answers, {}, values, TODAY)

    assert checked.problems == () and step.found == ()
    assert [(one.field, one.text, one.code) for one in checked.warnings] == [("von", "Nur noch 14 Tage.", "hinweis")]
    assert [one.path for one in step.warnings] == ["von"]
    assert check(service(warns=True), {"von": "2027-12-01"}, values, today=TODAY).warnings == ()
    assert [one.code for one in check(service(), answers, values, today=TODAY).problems] == ["widerspruch"]
    assert check(service(), answers, values, today=TODAY).warnings == ()


def test_the_office_reads_the_warning_of_the_day_of_sending() -> None:
    kept = sent_at({"vorlauf": 14}, TODAY)

    assert [one.field for one in warnings(service(warns=True), {"von": "2026-12-01"}, kept)] == ["von"]
    assert warnings(service(warns=True), {"von": "2026-12-01"}, sent_at({}, date(2026, 6, 1))) == ()


def test_numbers_days_and_moments_are_written_as_people_do() -> None:
    schemas: dict[str, dict[str, Any]] = {
        "gebuehr": {"type": "string", "pattern": r"^\d{1,4}\.\d{2}$"},
        "laenge": {"type": "string", "pattern": r"^\d+\.\d{2}$", "x-unit": "m"},
        "grenze": {"type": "string", "pattern": r"^\d+(\.\d+)?$"},
        "anteil": {"type": "number"},
        "tag": {"type": "string", "format": "date"},
        "schluss": {"type": "string", "pattern": MOMENT},
        "tabelle": {"type": "object", "additionalProperties": {"type": "string", "pattern": r"^\d{1,4}\.\d{2}$"}},
        "name": {"type": "string"},
        "leer": {"type": "string"},
    }
    module = made()
    declared = {name: Parameter(name, schema, "", None, None, False) for name, schema in schemas.items()}
    object.__setattr__(module, "parameters", declared)
    values = {
        "gebuehr": "1.50",
        "laenge": "1.50",
        "grenze": "2.5",
        "anteil": 12.5,
        "tag": "2027-03-14",
        "schluss": "2027-03-12T15:00",
        "tabelle": {"a": "1200.00"},
        "name": "v1.50x",
        "leer": None,
    }
    text = "{gebuehr} {laenge} {grenze} {anteil} {tag} {schluss} {tabelle.a} {name} {leer}"

    assert fill(text, worded(module, values)) == (
        "1,50 € 1,50 2,5 12,5 14. März 2027 12. März 2027, 15.00 Uhr 1.200 € v1.50x (derzeit keine Angabe)"
    )
    assert fill(text, worded(module, values, "en")) == (
        "€1.50 1.50 2.5 12.5 14 March 2027 12 March 2027, 15:00 €1,200 v1.50x (derzeit keine Angabe)"
    )


def test_options_hold_the_words_of_the_town_and_answers_do_not() -> None:
    choice = {"x-kind": "choice", "type": "string", "enum": ["a"], "x-step": "zeit"}
    note = {"x-kind": "text", "type": "string", "x-step": "zeit"}
    texts = {
        "fields": {
            "wahl": {"label": "Wahl bis {frist} Tage", "options": {"a": "Kostet {satz}"}},
            "notiz": {"label": "Notiz"},
        }
    }
    module = made({"wahl": choice, "notiz": note}, texts=texts)

    rows = summary(module, {"wahl": "a", "notiz": "{satz}"}, {"satz": "1.50", "frist": 3})[0].rows

    assert [(row.label, row.value) for row in rows] == [("Wahl bis 3 Tage", "Kostet 1,50 €"), ("Notiz", "{satz}")]
