"""One answer at a time: what is found wrong with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_services.forms.check import Around, options_of, problems_of
from rathaus_services.manifest import Field

TODAY = date(2026, 11, 24)


def found(
    field: Field, value: Any, answers: Mapping[str, Any] | None = None, **parameters: Any
) -> list[tuple[str, str]]:
    around = Around(answers or {}, parameters, TODAY)
    return [(one.path, one.code) for one in problems_of(field, value, field.name, around)]


def field(kind: str, schema: Mapping[str, Any] | None = None, *, required: bool = True, **rules: Any) -> Field:
    return Field("x", kind, schema or {}, required=required, rules=rules)


CHIP = field("text", {"minLength": 15, "maxLength": 15}, charset="ziffern")
NAME = field("text", {"maxLength": 10}, charset="namen")
DAY = field("date", range={"from": "-1y", "to": "heute"})
BIRTH = field("date", partial=True, range={"to": "heute"})
COUNT = field("number", {"minimum": 1, "maximum": 30})
CHOICE = field("choice", {"enum": ["a", "b", "c"]})
SOME = field("choices", {"items": {"enum": ["a", "b"]}})
OWN = field("choice", options={"parameter": "kitas", "own": True})
FILES = field("upload", {"maxItems": 2})


@pytest.mark.parametrize(
    ("of", "value", "code"),
    [
        (CHIP, "276098104231578", None),
        (CHIP, "27609810423157", "zu_kurz"),
        (CHIP, "2760981042315781", "zu_lang"),
        (CHIP, "27609810423157X", "nur_ziffern"),
        (CHIP, None, "leer"),
        (NAME, "Zoë", None),
        (NAME, "Иван", "zeichen"),
        (NAME, "A" * 11, "zu_lang"),
        (NAME, 7, "form"),
        (field("text", {"pattern": r"^\d{5}$"}), "1234", "form"),
        (field("text"), "a\u0000", "form"),
        (DAY, "2026-11-24", None),
        (DAY, "2026-11-25", "zu_spaet"),
        (DAY, "2025-11-23", "zu_frueh"),
        (DAY, "2026-02-30", "form"),
        (DAY, "2026-11", "unvollstaendig"),
        (DAY, "1960", "unvollstaendig"),
        (BIRTH, "1960", None),
        (BIRTH, "1960-05", None),
        (BIRTH, "2027", "zu_spaet"),
        (BIRTH, "196", "form"),
        (COUNT, 3, None),
        (COUNT, 0, "zu_klein"),
        (COUNT, 31, "zu_gross"),
        (COUNT, "drei", "form"),
        (COUNT, True, "form"),
        (CHOICE, "a", None),
        (CHOICE, "z", "auswahl"),
        (CHOICE, ["a"], "auswahl"),
        (SOME, ["a", "b"], None),
        (SOME, ["a", "a"], "auswahl"),
        (SOME, ["z"], "auswahl"),
        (SOME, "a", "auswahl"),
        (field("yes_no"), False, None),
        (field("yes_no"), "ja", "auswahl"),
        (field("consent"), True, None),
        (field("consent"), False, "leer"),
        (field("consent"), None, "leer"),
        (field("money"), "12.50", None),
        (field("money"), "12,5", "form"),
        (field("email"), "erika@example.org", None),
        (field("email"), "erika@example", "form"),
        (field("email"), 5, "form"),
        (field("phone"), "+49 35204 12345", None),
        (field("phone"), "anrufen", "form"),
        (field("iban"), "DE02120300000000202051", None),
        (field("iban"), "DE0212030000000020205", "iban_laenge"),
        (field("iban"), "DE02120300000000202052", "form"),
        (FILES, ["1", "2"], None),
        (FILES, ["1", "2", "3"], "zu_viele"),
        (FILES, "1", "form"),
        (FILES, None, "leer"),
        (field("later"), "2026-12-08", None),
        (field("later"), "bald", "form"),
    ],
)
def test_every_kind_knows_what_is_wrong(of: Field, value: Any, code: str | None) -> None:
    assert found(of, value) == ([("x", code)] if code else [])


def test_what_may_be_empty_may_be_empty() -> None:
    assert found(field("text", required=False), None) == []
    assert found(field("consent", required=False), False) == []


def test_a_document_that_follows_later_is_not_missing() -> None:
    assert found(FILES, None, {"x_spaeter": "2026-12-08"}) == []


def test_a_day_can_be_bound_to_another_answer() -> None:
    since = field("date", range={"from": {"field": "wurf"}})

    assert found(since, "2026-05-19", {"wurf": "2026-05-20"}) == [("x", "zu_frueh")]
    assert found(since, "2026-05-20", {"wurf": "2026-05-20"}) == []
    assert found(since, "2020-01-01", {}) == []


def test_a_town_can_offer_fewer_options_but_never_others() -> None:
    choice = field("choice", {"enum": ["keine", "a", "b"]}, options={"parameter": "gruende", "always": ["keine"]})

    assert options_of(choice, {"gruende": ["b", "erfunden"]}) == ("keine", "b")
    assert found(choice, "a", gruende=["b"]) == [("x", "auswahl")]
    assert found(choice, "keine", gruende=[]) == []


PLACE = Field("plz", "text", {"pattern": r"^\d{5}$"}, required=True)
ADDRESS = Field("x", "address", {}, required=True, parts=(PLACE, Field("zusatz", "text", {})))
GROUP = Field("x", "group", {"minItems": 1, "maxItems": 2}, required=True, parts=(PLACE,))


def test_parts_are_named_by_their_path() -> None:
    assert found(ADDRESS, {"plz": "1"}) == [("x.plz", "form")]
    assert found(ADDRESS, {"plz": "01723", "hut": "ja"}) == [("x.hut", "unbekannt")]
    assert found(ADDRESS, "01723 Wilsdruff") == [("x", "form")]
    assert found(GROUP, [{"plz": "01723"}, {}]) == [("x.1.plz", "leer")]
    assert found(GROUP, [{"plz": "01723"}] * 3) == [("x", "zu_viele")]
    assert found(GROUP, None) == [("x", "leer")]
    assert found(GROUP, [7]) == [("x.0", "form")]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(
    of=st.sampled_from(
        [CHIP, NAME, DAY, BIRTH, COUNT, CHOICE, SOME, FILES, ADDRESS, GROUP, field("money"), field("iban")]
    ),
    value=JSON,
)
def test_nothing_that_is_sent_can_break_it(of: Field, value: Any) -> None:
    assert all(code for _path, code in found(of, value))


def test_an_empty_address_says_what_belongs_into_each_box() -> None:
    assert found(ADDRESS, None) == [("x.plz", "leer")]
    assert found(Field("x", "address", {}, parts=(PLACE,)), None) == []


def test_a_town_may_have_options_of_its_own() -> None:
    kitas = ["Kita St. Martin", "Kita am Park"]

    assert options_of(OWN, {"kitas": kitas}) == tuple(kitas)
    assert found(OWN, "Kita St. Martin", kitas=kitas) == []
    assert found(OWN, "Kita Mond", kitas=kitas) == [("x", "auswahl")]
