"""What was typed, in the one form in which it is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_services.forms.normalise import answer
from rathaus_services.manifest import Field


def field(kind: str, **rules: object) -> Field:
    return Field(name="x", kind=kind, schema={}, rules=rules)


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("text", "  Mu\u0308ller ", "Müller"),
        ("text", "   ", None),
        ("long_text", "eins\r\n\r\n\r\nzwei  ", "eins\n\nzwei"),
        ("number", " 3 ", 3),
        ("number", "1.200", 1200),
        ("number", "drei", "drei"),
        ("number", "0", 0),
        ("money", "1.234,5 €", "1234.50"),
        ("money", "60", "60.00"),
        ("money", "1.234", "1234.00"),
        ("money", "12,345", "12.345"),
        ("money", "viel", "viel"),
        ("yes_no", "ja", True),
        ("yes_no", "nein", False),
        ("yes_no", "vielleicht", "vielleicht"),
        ("yes_no", "", None),
        ("iban", "de02 1203 0000 0000 2020 51", "DE02120300000000202051"),
        ("email", " erika@ example.org", "erika@example.org"),
        ("choices", "a", ["a"]),
        ("choices", [], None),
        ("upload", ("x", "y"), ["x", "y"]),
    ],
)
def test_typed_text_is_brought_into_form(kind: str, typed: object, stored: object) -> None:
    assert answer(field(kind), typed) == stored


def test_blanks_and_hyphens_inside_a_number_do_not_count() -> None:
    assert answer(field("text", strip=True), "276 0981-0423 1578") == "276098104231578"


def test_empty_parts_fall_away_and_unknown_ones_stay_to_be_found() -> None:
    address = Field("a", "address", {}, parts=(field("text"),))

    assert answer(address, {"x": " ", "y": "?"}) == {"y": "?"}
    assert answer(address, {"x": ""}) is None
    assert answer(address, "kein Objekt") == "kein Objekt"


def test_every_entry_of_a_group_is_brought_into_form() -> None:
    group = Field("g", "group", {}, parts=(field("text"),))

    assert answer(group, [{"x": " a "}, {"x": "b"}]) == [{"x": "a"}, {"x": "b"}]
    assert answer(group, []) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(
    kind=st.sampled_from(["text", "number", "money", "date", "choice", "choices", "yes_no", "iban", "email", "upload"]),
    raw=JSON,
)
def test_nothing_that_is_sent_can_break_it_and_twice_is_once(kind: str, raw: object) -> None:
    once = answer(field(kind), raw)

    assert answer(field(kind), once) == once
