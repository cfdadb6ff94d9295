"""Decimal numbers, plates, times, persons and organisations: typed by people, stored in one form, shown again."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.services.made import made

from rathaus_services.forms import decimals, plates, times
from rathaus_services.forms.api import applicant, check, summary
from rathaus_services.numbers import written

ON = date(2026, 11, 24)
FIELDS = {
    "laenge": {"x-kind": "decimal", "type": "string", "x-min": "0.1", "x-max": "100", "x-unit": "m"},
    "schild": {"x-kind": "plate", "type": "string"},
    "ab": {"x-kind": "time", "type": "string"},
    "firma": {
        "x-kind": "organisation",
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"x-kind": "text", "type": "string", "maxLength": 50, "x-role": "name"},
            "register": {"x-kind": "text", "type": "string", "maxLength": 20},
        },
    },
    "wer": {
        "x-kind": "person",
        "type": "object",
        "required": ["vornamen", "familienname"],
        "properties": {
            "vornamen": {"x-kind": "text", "type": "string", "maxLength": 50, "x-charset": "namen"},
            "familienname": {"x-kind": "text", "type": "string", "maxLength": 50, "x-charset": "namen"},
        },
    },
    "strasse": {
        "x-kind": "text",
        "type": "string",
        "maxLength": 55,
        "x-suggest": "strassen",
        "x-only-listed": True,
    },
}
MODULE = made(FIELDS, required=["firma"])
FIRM = {"name": "Muster GmbH"}


def checked(**answers: object) -> tuple[dict[str, object], list[tuple[str, str]]]:
    found = check(MODULE, {"firma": FIRM, **answers}, {"strassen": ["Markt"]}, today=ON)
    return found.answers, [(problem.field, problem.code) for problem in found.problems]


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("laenge", "2,50", "2.5"),
        ("laenge", "2.5", "2.5"),
        ("laenge", " 12 ", "12"),
        ("laenge", "0,1", "0.1"),
        ("schild", "wil ab 12e", "WIL-AB 12E"),
        ("schild", "B-A 1", "B-A 1"),
        ("schild", "lö - x123 h", "LÖ-X 123H"),
        ("ab", "8", "08:00"),
        ("ab", "8.30 Uhr", "08:30"),
        ("ab", "23:59", "23:59"),
        ("strasse", "Markt", "Markt"),
    ],
)
def test_what_people_type_gets_one_form(name: str, typed: str, stored: str) -> None:
    answers, problems = checked(**{name: typed})

    assert problems == []
    assert answers[name] == stored


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("laenge", "zwei", "form"),
        ("laenge", "1,234", "form"),
        ("laenge", "0,01", "zu_klein"),
        ("laenge", "100,5", "zu_gross"),
        ("laenge", "1.000", "zu_gross"),
        ("laenge", 2.5, "form"),
        ("schild", "WILAB123", "form"),
        ("schild", "WIL-AB 0123", "form"),
        ("schild", "WIL-ABC 1", "form"),
        ("ab", "24:00", "form"),
        ("ab", "8.60", "form"),
        ("ab", "abends", "form"),
        ("strasse", "Marktgasse", "nicht_in_liste"),
        ("unbekannt", "x", "unbekannt"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(name: str, typed: object, code: str) -> None:
    assert checked(**{name: typed})[1] == [(name, code)]


def test_the_parts_of_an_organisation_are_asked_one_by_one() -> None:
    found = check(MODULE, {"firma": {"register": "HRB 1", "farbe": "rot"}}, {}, today=ON)

    assert {(problem.field, problem.code) for problem in found.problems} == {
        ("firma.name", "leer"),
        ("firma.farbe", "unbekannt"),
    }
    assert [problem.field for problem in check(MODULE, {}, {}, today=ON).problems] == ["firma.name"]


def test_a_name_is_stored_composed() -> None:
    typed = unicodedata.normalize("NFD", "Zoë Łukasz")

    answers, problems = checked(wer={"vornamen": typed, "familienname": "Ağaoğlu"})

    assert problems == []
    assert answers["wer"] == {"vornamen": "Zoë Łukasz", "familienname": "Ağaoğlu"}


def test_an_organisation_can_apply() -> None:
    assert applicant(MODULE, {"firma": FIRM}).name == "Muster GmbH"


def test_answers_are_shown_as_people_write_them() -> None:
    answers = {"laenge": "2.5", "ab": "08:30", "firma": {"name": "Muster GmbH", "register": "HRB 1"}}
    answers |= {"wer": {"vornamen": "Erika", "familienname": "Muster"}}

    rows = {row.field: row.value for section in summary(MODULE, answers, {}) for row in section.rows}

    assert rows["laenge"] == "2,5 m"
    assert rows["ab"] == "08:30 Uhr"
    assert rows["firma"] == "Muster GmbH\nHRB 1"
    assert rows["wer"] == "Erika Muster"


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_a_decimal_comes_back_as_it_was(value: Decimal) -> None:
    stored = decimals.stored(value)

    assert Decimal(stored) == value
    assert decimals.compact(written(value)) == stored


@given(st.text(max_size=20))
def test_a_plate_and_a_time_settle_after_one_pass(text: str) -> None:
    assert plates.compact(plates.compact(text)) == plates.compact(text)
    assert times.compact(times.compact(text)) == times.compact(text)
