"""Typing a value: every parameter of every service has boxes that give back what is stored, or say what to type."""

from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict
from tests.unit.services.made import made

from rathaus_services import registry
from rathaus_services.manifest import Parameter
from rathaus_services.register.inputs.boxes import box_of
from rathaus_services.register.inputs.reading import read
from rathaus_services.register.inputs.shapes import Shape, shape_of
from rathaus_services.register.inputs.typed import typed
from rathaus_services.register.shown import shown
from rathaus_services.schemas import value_errors
from rathaus_services.slots import MOMENT

PARAMETERS = [(module.key, name) for module in registry.modules() for name in module.parameters]
MONEY = {"type": "string", "pattern": r"^\d{1,4}\.\d{2}$"}
AREAS = registry.module("bewohnerparkausweis").parameters["parkzonen"].schema


def shape(schema: dict[str, Any], example: Any = None) -> Shape:
    return shape_of(made(), Parameter("x", {"title": "Wert", **schema}, "örtlich", None, example, False))


@pytest.mark.parametrize(("key", "name"), PARAMETERS)
def test_what_is_stored_comes_back_as_it_was(key: str, name: str) -> None:
    module = registry.module(key)
    parameter = module.parameters[name]
    form = shape_of(module, parameter)
    for value in (parameter.example, parameter.default):
        if value is not None:
            assert read(form, typed(form, value)) == (value, [])
            assert shown(form, value)
    assert box_of(form, typed(form, parameter.example), {}).label == parameter.label


@pytest.mark.parametrize(("key", "name"), PARAMETERS)
def test_empty_boxes_give_a_value_that_fits_or_a_sentence(key: str, name: str) -> None:
    module = registry.module(key)
    parameter = module.parameters[name]

    value, problems = read(shape_of(module, parameter), MultiValueDict())

    assert problems or not value_errors(dict(parameter.schema), value)
    assert all(str(problem.text).endswith(".") and problem.field.startswith("wert") for problem in problems)


@pytest.mark.parametrize(
    ("typed_text", "stored"),
    [
        ("2027-03-12T15:00", "2027-03-12T15:00"),
        ("12.3.2027 15:00", "2027-03-12T15:00"),
        ("12.3.2027, 9.05", "2027-03-12T09:05"),
        ("12. 3. 2027, 15 Uhr", "2027-03-12T15:00"),
    ],
)
def test_a_moment_is_typed_with_and_without_a_box_for_it(typed_text: str, stored: str) -> None:
    moment = shape({"type": "string", "pattern": MOMENT})
    assert read(moment, MultiValueDict({"wert": [typed_text]})) == (stored, [])
    assert shown(moment, stored)[0].startswith("12. März 2027, ")


@pytest.mark.parametrize("typed_text", ["12.3.2027", "31.2.2027 15:00", "12.3.2027 25:00", "morgen um drei"])
def test_what_is_no_moment_is_told(typed_text: str) -> None:
    _value, problems = read(shape({"type": "string", "pattern": MOMENT}), MultiValueDict({"wert": [typed_text]}))
    assert [str(problem.text) for problem in problems] == [
        "Schreiben Sie Tag und Uhrzeit, zum Beispiel 12.3.2027 15:00."
    ]


@pytest.mark.parametrize(
    ("typed_text", "stored"),
    [
        ("48", "48.00"),
        ("48,5", "48.50"),
        ("48.00", "48.00"),
        ("1.234,50 €", "1234.50"),
        ("48,-", "48.00"),
        ("0", "0.00"),
    ],
)
def test_amounts_are_typed_the_german_way(typed_text: str, stored: str) -> None:
    assert read(shape(MONEY), MultiValueDict({"wert": [typed_text]})) == (stored, [])


@pytest.mark.parametrize(
    ("schema", "typed_text", "says"),
    [
        (MONEY, "viel", "Schreiben Sie einen Betrag in Euro, zum Beispiel 48,00."),
        (MONEY, "-3", "Schreiben Sie einen Betrag in Euro, zum Beispiel 48,00."),
        (MONEY, "1e3", "Schreiben Sie einen Betrag in Euro, zum Beispiel 48,00."),
        (MONEY, "123456", "So ein Betrag ist hier nicht möglich. Prüfen Sie Komma und Nullen."),
        ({"type": "integer", "minimum": 7, "maximum": 60}, "61", "Schreiben Sie eine ganze Zahl von 7 bis 60."),
        ({"type": "integer", "minimum": 7}, "drei", "Schreiben Sie eine ganze Zahl ab 7."),
        ({"type": "string", "format": "date"}, "31.2.2027", "Schreiben Sie einen Tag, zum Beispiel 1.1.2027."),
        ({"type": "string", "minLength": 5}, "kurz", "Das ist zu kurz. Schreiben Sie mindestens 5 Zeichen."),
        ({"type": "string", "maxLength": 3}, "lang", "Das ist zu lang. Kürzen Sie auf 3 Zeichen, es sind 4."),
        (
            {"type": "string", "pattern": "^https://x$"},
            "x",
            "Die Adresse beginnt mit https:// und hat keine Leerzeichen.",
        ),
        ({"type": "boolean"}, "", "Wählen Sie eine Antwort."),
        ({"type": "array", "items": MONEY}, "x", "Eintrag 1: Schreiben Sie einen Betrag in Euro, zum Beispiel 48,00."),
        ({"type": "array", "uniqueItems": True, "items": {"type": "string"}}, "a\na", "„a“ steht zweimal da."),
        (dict(AREAS), "Markt", "Eintrag 1: Gebiet fehlt."),
        (dict(AREAS), "Markt;A;1;9;links", "Eintrag 1: Wählen Sie: gerade, ungerade."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(schema: dict[str, Any], typed_text: str, says: str) -> None:
    _value, problems = read(shape(schema), MultiValueDict({"wert": [typed_text]}))

    assert [str(problem.text) for problem in problems] == [says]


def test_rows_come_from_a_spreadsheet_too() -> None:
    form = shape_of(
        registry.module("bewohnerparkausweis"), registry.module("bewohnerparkausweis").parameters["parkzonen"]
    )

    value, problems = read(form, MultiValueDict({"wert": ["Markt\tA\t1\t29\tungerade\n\nRing\tB"]}))

    assert problems == []
    assert value == [
        {"strasse": "Markt", "gebiet": "A", "von": 1, "bis": 29, "seite": "ungerade"},
        {"strasse": "Ring", "gebiet": "B"},
    ]


def test_a_gap_between_amounts_is_told_and_empty_boxes_at_the_end_are_not() -> None:
    form = shape({"type": "array", "items": MONEY, "minItems": 1, "maxItems": 6})

    assert read(form, MultiValueDict({"wert": ["48", "96", "", ""]})) == (["48.00", "96.00"], [])
    _value, problems = read(form, MultiValueDict({"wert": ["48", "", "96"]}))
    assert str(problems[0].text).startswith("Betrag 2 fehlt.")
    assert len(box_of(form, MultiValueDict({"wert": ["48", "", "96"]}), {}).texts) == 5


def test_a_value_of_another_kind_is_shown_and_leaves_the_boxes_empty() -> None:
    form = shape({"type": "object", "properties": {"a": {"type": "string"}}})

    assert shown(form, "früher ein Text") == ("früher ein Text",)
    assert typed(form, ["liste"]) == MultiValueDict()
