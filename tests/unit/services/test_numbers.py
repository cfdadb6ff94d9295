"""What counts as a number in an answer: plain notation of a sensible size, nothing that reckoning would choke on."""

from decimal import Decimal
from typing import Any

import pytest
from tests.unit.services.cases import example

from rathaus_services import registry
from rathaus_services.forms.api import check
from rathaus_services.numbers import number


@pytest.mark.parametrize(
    ("value", "found"),
    [(12, "12"), ("12.50", "12.50"), ("-3", "-3"), (Decimal("0.1"), "0.1"), (999_999_999_999_999, "999999999999999")],
)
def test_plain_numbers_are_numbers(value: Any, found: str) -> None:
    assert number(value) == Decimal(found)


@pytest.mark.parametrize(
    "value",
    ["", "1e5", "1e999999999", "NaN", "Infinity", "1_000", "1,5", "٣", " 1", "9" * 400, 10**400, True, None, [1], {}],
)
def test_everything_else_is_none(value: Any) -> None:
    assert number(value) is None


def test_a_hostile_number_is_told_at_its_field_at_once() -> None:
    answers = {**example("sondernutzung_strasse", "geruest_drei_wochen")["answers"], "laenge": "1e999999999"}

    found = check(registry.module("sondernutzung_strasse"), answers, {})

    assert "laenge" in {problem.field for problem in found.problems}
