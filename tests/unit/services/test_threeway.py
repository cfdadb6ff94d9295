"""Old centre, new centre, town: only where both changed it differently does a person decide."""

import json
from typing import Any

import pytest

from rathaus_services import registry
from rathaus_services.activation.models import ParameterValue
from rathaus_services.activation.threeway import compare
from rathaus_services.build import build
from rathaus_services.manifest import Module

KEY, ABSENT = "hundesteuer_anmeldung", object()


def module(default: Any = ABSENT) -> Module:
    """The service with one parameter `probe` of this default, or without it."""
    content = json.loads(json.dumps(registry.module(KEY).content))
    schema = {"type": "integer", "minimum": 1}
    if default is not ABSENT:
        content["parameters"]["probe"] = {
            "schema": schema,
            "why_local": "x",
            "default": default,
            "example": 1,
            "source_needed": False,
        }
    return build(content)


def row(value: Any, *, demonstration: bool = False) -> dict[str, ParameterValue]:
    return {} if value is None else {"probe": ParameterValue(name="probe", value=value, demonstration=demonstration)}


@pytest.mark.parametrize(
    ("old", "new", "town", "outcome", "asked"),
    [
        (3, 3, 5, None, False),
        (3, 3, None, None, False),
        (3, 4, None, "follows", False),
        (3, 4, 4, "agrees", False),
        (3, 4, 3, "stays", False),
        (3, 4, 5, "conflict", True),
        (3, 4, 0, "unfit", True),
        (3, None, None, "missing", True),
        (3, None, 5, "stays", False),
        (ABSENT, 4, None, "new", False),
        (ABSENT, None, None, "missing", True),
        (3, ABSENT, 5, "gone", False),
    ],
)
def test_every_way_three_values_can_meet(old: Any, new: Any, town: Any, outcome: str | None, asked: bool) -> None:
    found = [one for one in compare(module(old), module(new), row(town)) if one.name == "probe"]

    assert [(one.outcome, one.for_a_person) for one in found] == ([] if outcome is None else [(outcome, asked)])


def test_example_values_of_a_demonstration_are_nobodys_word() -> None:
    (change,) = [one for one in compare(module(3), module(4), row(5, demonstration=True)) if one.name == "probe"]
    assert (change.outcome, change.town, change.for_a_person) == ("example", None, False)
    (missing,) = [one for one in compare(module(3), module(None), {}) if one.name == "probe"]
    assert missing.outcome == "missing"
    assert [one for one in compare(module(3), module(3), row(5, demonstration=True)) if one.name == "probe"] == []
