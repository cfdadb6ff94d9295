"""Whole months."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rathaus_services.fees.months import (
    first_from,
    first_of_next,
    last_of_month,
    months_in_year,
    months_later,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS)
def test_the_next_first_is_the_day_after_the_last(day: date) -> None:
    assert first_of_next(day) == last_of_month(day) + timedelta(days=1)
    assert first_from(day) in (day, first_of_next(day))
    assert first_from(day).day == 1


@given(DAYS, st.integers(0, 600))
def test_months_add_up(day: date, months: int) -> None:
    later = months_later(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@given(start=DAYS, year=st.integers(1990, 2060))
def test_a_year_has_at_most_twelve_and_they_are_those_from_the_start(start: date, year: int) -> None:
    first = start.replace(day=1)

    months = months_in_year(year, first)

    assert months == sum(date(year, month, 1) >= first for month in range(1, 13))


def test_the_end_counts() -> None:
    assert months_in_year(2026, date(2026, 4, 1), date(2026, 10, 31)) == 7
    assert months_in_year(2026, date(2025, 4, 1), date(2026, 10, 31)) == 10
    assert months_in_year(2026, date(2024, 1, 1), date(2025, 12, 31)) == 0
