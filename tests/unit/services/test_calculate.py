"""Calculated answers: never typed, reckoned anew, absent while something is missing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.services.made import made

from rathaus_services.forms.api import check
from rathaus_services.forms.areas import area_of
from rathaus_services.forms.calculate import calculated, operands, recalculated
from rathaus_services.manifest import Field

ON = date(2026, 11, 24)
ENTRIES = [{"zahl": 3}, {"zahl": "2.5"}, {"name": "ohne"}]
ANSWERS = {
    "stuecke": ENTRIES,
    "a": 3,
    "b": "2.5",
    "von": "2026-11-01",
    "bis": "2026-11-03",
    "liste": ["x", "y"],
    "name": "z",
}


def field(calc: object, kind: str = "string") -> Field:
    return Field("x", "calculated", {"type": kind}, rules={"calc": calc})


@pytest.mark.parametrize(
    ("calc", "value"),
    [
        ({"product": ["a", "b"]}, "7.5"),
        ({"sum": ["a", "b", 1]}, "6.5"),
        ({"difference": ["a", "b"]}, "0.5"),
        ({"product": ["a", "b", {"parameter": "satz"}]}, "15"),
        ({"product": [{"sum": ["a", 1]}, "0.25"]}, "1"),
        ({"days": ["von", "bis"]}, "3"),
        ({"days": ["bis", "von"]}, None),
        ({"count": "liste"}, "2"),
        ({"count": "fehlt"}, "0"),
        ({"total": "stuecke.zahl"}, "5.5"),
        ({"total": "fehlt.zahl"}, "0"),
        ({"known": ["a", "fehlt"]}, "3"),
        ({"sum": ["a", "fehlt"]}, None),
        ({"sum": ["a", "name"]}, None),
    ],
)
def test_an_expression_has_a_value(calc: object, value: str | None) -> None:
    assert calculated(field(calc), ANSWERS, {"satz": 2}) == value


def test_a_whole_number_is_rounded_half_up() -> None:
    assert calculated(field({"product": ["a", "b"]}, "integer"), ANSWERS, {}) == 8


def test_an_expression_names_what_it_reads() -> None:
    calc = {"product": [{"sum": ["a", 1]}, {"parameter": "p"}, "2.5"]}

    assert list(operands(calc)) == [("field", "a"), ("parameter", "p")]
    assert list(operands({"total": "stuecke.zahl"})) == [("field", "stuecke")]
    area = {"area": {"parameter": "zonen", "address": "wo"}}
    assert list(operands(area)) == [("parameter", "zonen"), ("field", "wo")]


ZONES = [
    {"strasse": "Markt", "gebiet": "A"},
    {"strasse": "Bahnhofstraße", "gebiet": "B", "von": 2, "bis": 30, "seite": "gerade"},
    {"strasse": "Bahnhofstraße", "gebiet": "C"},
]


@pytest.mark.parametrize(
    ("street", "number", "area"),
    [
        ("Markt", "", "A"),
        ("bahnhofstr.", "4 b", "B"),
        ("Bahnhof-Strasse", "30", "B"),
        ("Bahnhofstraße", "31", "C"),
        ("Bahnhofstraße", "32", "C"),
        ("Bahnhofstraße", "", "C"),
        ("Marktgasse", "1", None),
    ],
)
def test_an_address_lies_in_an_area(street: str, number: str, area: str | None) -> None:
    assert area_of(ZONES, {"strasse": street, "hausnummer": number}) == area


MODULE = made(
    {
        "laenge": {"x-kind": "decimal", "type": "string", "x-step": "a"},
        "breite": {"x-kind": "decimal", "type": "string", "x-step": "a"},
        "flaeche": {
            "x-kind": "calculated",
            "type": "string",
            "x-step": "a",
            "x-calc": {"product": ["laenge", "breite"]},
        },
        "grund": {
            "x-kind": "text",
            "type": "string",
            "maxLength": 9,
            "x-step": "b",
            "x-when": {"field": "flaeche", "above": "10"},
        },
    },
    required=["laenge", "breite"],
)


def test_nobody_can_type_a_calculated_value() -> None:
    found = check(MODULE, {"laenge": "2", "breite": "1,5", "flaeche": "99"}, {}, today=ON)

    assert (found.answers["flaeche"], found.problems) == ("3", ())


def test_conditions_see_the_calculated_value() -> None:
    found = check(MODULE, {"laenge": "10", "breite": "1,5"}, {}, today=ON)

    assert [(problem.field, problem.code) for problem in found.problems] == [("grund", "leer")]


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 99))
def test_a_later_change_is_reckoned_again(length: int, width: int, other: int) -> None:
    first = check(MODULE, {"laenge": str(length), "breite": str(width), "grund": "x"}, {}, today=ON).answers

    assert recalculated(MODULE, {**first, "breite": str(other)}, {})["flaeche"] == str(length * other)


def test_a_calculated_answer_is_never_missing() -> None:
    fields = {
        "a": {"x-kind": "number", "type": "integer", "x-step": "a"},
        "summe": {
            "x-kind": "calculated",
            "type": "integer",
            "x-step": "b",
            "x-when": {"field": "a", "above": 1},
            "x-calc": {"sum": ["a", "b"]},
        },
    }

    assert check(made(fields), {"a": 2}, {}, today=ON).problems == ()
