"""Reading YAML and JSON strictly."""

import pytest

from rathaus_services.strict_yaml import Unreadable, line_of, parse


def test_nothing_is_guessed() -> None:
    assert parse("tag: 2026-11-24\nwort: no\nschalter: on\nzahl: 3\nwahr: true\nleer: null") == {
        "tag": "2026-11-24",
        "wort": "no",
        "schalter": "on",
        "zahl": 3,
        "wahr": True,
        "leer": None,
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", 3),
        ("a: [1,\n  b: }\n", 2),
        ('{"a": 1,\n "a": 2}', 2),
        ("a: 1\nb: &x 2\n", 2),
        ("a: &x [1]\nb: *x\n", 1),
        ("a: 1\nb: !!python/name:os.system x\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 1\n2: b\n", 2),
        ("\n" + "[" * 100, 2),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Unreadable) as refusal:
        parse(text)

    assert refusal.value.line == line


def test_a_place_has_a_line_in_yaml_and_json() -> None:
    assert line_of("a:\n  - b: 1\n  - c: 2\n", ("a", 1, "c")) == 3
    assert line_of('{\n  "a": {\n    "b": 1\n  }\n}', ("a", "b")) == 3
    assert line_of("a: 1\n", ("a", "gone")) == 1
