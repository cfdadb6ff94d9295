"""The yearly levy by number of objects; figures of Bad Boll and Wenden (catalogue.md 5.3)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.services.made import levy, module_with_levy

from rathaus_services.fees.levy import rate, start_of
from rathaus_services.fees.months import months_in_year
from rathaus_services.fees.values import FeeResult, FeeUnknown

RULE = module_with_levy().fee
BAD_BOLL: dict[str, Any] = {
    "modell": "staffel",
    "saetze": ["165.00", "330.00"],
    "saetze_besonders": ["900.00"],
    "beginn_regel": "folgemonat",
    "alter": 3,
    "faellig": 1,
}
WENDEN = {
    **BAD_BOLL,
    "modell": "gesamtzahl",
    "saetze": ["65.00", "90.00", "108.00"],
    "saetze_besonders": ["300.00", "400.00"],
}
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("answers", "total", "reason"),
    [
        ({"seit": "2026-03-15", "zahl": 1}, "123.75", "9/12"),
        ({"seit": "2026-07-01", "zahl": 2}, "165.00", "6/12"),
        ({"seit": "2026-07-01", "zahl": 1, "geboren": "2026-05-20"}, "55.00", "4/12"),
        ({"seit": "2025-01-01", "zahl": 1, "besonders": True}, "900.00", ""),
        ({"seit": "2026-12-15", "zahl": 1}, "165.00", ""),
        ({"seit": "2026-04-10", "zahl": 1, "bezahlt_bis": "2026-06-30"}, "82.50", "6/12"),
    ],
)
def test_worked_examples(answers: dict[str, Any], total: str, reason: str) -> None:
    fee = levy(answers, BAD_BOLL, date(2026, 1, 1))

    assert fee.total == Decimal(total)
    assert reason in fee.items[0].reason


def test_with_the_total_the_others_rise_too() -> None:
    fee = levy({"seit": "2026-01-01", "zahl": 3}, WENDEN, date(2026, 1, 1))

    assert [item.amount for item in fee.items] == [Decimal("108.00"), Decimal("36.00")]
    assert fee.total == 3 * Decimal("108.00") - 2 * Decimal("90.00")


def test_special_objects_have_their_own_steps() -> None:
    fee = levy({"seit": "2026-01-01", "zahl": 5, "besonders": True, "zahl_besonders": 2}, WENDEN, date(2026, 1, 1))

    assert fee.total == Decimal("400.00")


def test_the_running_month_can_count() -> None:
    fee = levy(
        {"seit": "2026-11-03", "zahl": 1},
        {**BAD_BOLL, "saetze": ["60.00"], "beginn_regel": "laufender_monat"},
        date(2026, 11, 24),
    )

    assert fee.total == Decimal("10.00")


def test_earlier_years_are_left_to_the_assessment_and_said() -> None:
    fee = levy({"seit": "2024-06-15", "zahl": 1}, BAD_BOLL, date(2026, 11, 24))

    assert fee.total == Decimal("165.00")
    assert "1. Juli 2024" in fee.note


@pytest.mark.parametrize(
    "answers",
    [{"zahl": 1}, {"seit": "2026-13-01", "zahl": 1}, {"seit": "2026-01-01"}, {"seit": "2026-01-01", "zahl": 0}],
)
def test_without_enough_answers_there_is_no_amount(answers: dict[str, Any]) -> None:
    with pytest.raises(FeeUnknown):
        levy(answers, BAD_BOLL, date(2026, 1, 1))


@given(since=DAYS, on=DAYS, number=st.integers(1, 12), model=st.sampled_from([BAD_BOLL, WENDEN]))
def test_never_more_than_the_yearly_rates_and_never_less_than_nothing(
    since: date, on: date, number: int, model: dict[str, Any]
) -> None:
    fee = levy({"seit": since.isoformat(), "zahl": number}, model, on)

    assert Decimal(0) <= fee.total <= _most(model["saetze"], number)
    assert fee.total == sum(item.amount for item in fee.items)
    assert fee.total == fee.total.quantize(Decimal("0.01"))


@given(since=DAYS, number=st.integers(1, 12))
def test_a_month_later_never_costs_more(since: date, number: int) -> None:
    def total(day: date) -> Decimal:
        fee: FeeResult = levy({"seit": day.isoformat(), "zahl": number}, BAD_BOLL, date(since.year, 1, 1))
        return fee.total

    same_year = since.replace(day=1)
    later = [same_year.replace(month=month) for month in range(same_year.month, 13)]

    amounts = [total(day) for day in later]
    assert amounts == sorted(amounts, reverse=True)


@given(since=DAYS, born=DAYS, paid=DAYS, at_once=st.booleans())
def test_the_start_is_a_first_and_after_everything_that_holds_it_back(
    since: date, born: date, paid: date, at_once: bool
) -> None:
    answers = {"seit": since.isoformat(), "geboren": born.isoformat(), "bezahlt_bis": paid.isoformat()}

    start = start_of(RULE, answers, {**BAD_BOLL, "beginn_regel": "laufender_monat" if at_once else "folgemonat"})

    assert start.day == 1
    assert start > paid
    assert (start.year - born.year) * 12 + start.month - born.month >= 4
    assert months_in_year(start.year, start) >= 1


def test_the_last_rate_counts_for_all_further_ones() -> None:
    assert [rate(["1.00", "2.00"], position) for position in (1, 2, 3, 9)] == [1, 2, 2, 2]


def _most(rates: list[str], number: int) -> Decimal:
    return max(rate(rates, number) * number, rate(rates, number))
