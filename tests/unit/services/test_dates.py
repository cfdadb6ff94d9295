"""Dates as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_services.forms import dates

TODAY = date(2026, 11, 24)


@given(st.dates())
def test_a_typed_date_comes_back_as_it_was(day: date) -> None:
    text = dates.from_parts(str(day.day), str(day.month), str(day.year))

    assert dates.parse(text) == day
    assert dates.to_parts(text) == (str(day.day), str(day.month), f"{day.year:04d}")


@pytest.mark.parametrize(
    ("parts", "text"),
    [(("", "", ""), ""), (("", "11", "2026"), "2026-11"), (("3", "", "2026"), "2026--03"), (("", "", "1960"), "1960")],
)
def test_what_is_missing_stays_missing(parts: tuple[str, str, str], text: str) -> None:
    assert dates.from_parts(*parts) == text
    assert dates.to_parts(text) == parts


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "heute", "2026-02-30"])
def test_days_that_do_not_exist_are_none(text: str) -> None:
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1960", date(1960, 1, 1), date(1960, 12, 31)),
        ("1960-02", date(1960, 2, 1), date(1960, 2, 29)),
        ("1960-12", date(1960, 12, 1), date(1960, 12, 31)),
        ("1960-05-20", date(1960, 5, 20), date(1960, 5, 20)),
    ],
)
def test_a_partial_date_means_a_span(text: str, first: date, last: date) -> None:
    assert dates.is_partial(text)
    assert (dates.earliest(text), dates.latest(text)) == (first, last)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("heute", TODAY),
        ("+14d", date(2026, 12, 8)),
        ("-1m", date(2026, 10, 24)),
        ("-120y", date(1906, 11, 24)),
        ({"field": "wurf"}, date(2026, 5, 20)),
        ({"field": "fehlt"}, None),
        ({"field": "wurf", "plus": "+3m"}, date(2026, 8, 20)),
        ({"parameter": "vorlauf"}, date(2026, 12, 8)),
        ({"parameter": "vorlauf", "unit": "y", "past": True}, date(2012, 11, 24)),
        ({"parameter": "fehlt"}, None),
        (None, None),
    ],
)
def test_borders(rule: object, day: date | None) -> None:
    assert dates.bound(rule, TODAY, {"wurf": "2026-05-20"}, {"vorlauf": 14}) == day
