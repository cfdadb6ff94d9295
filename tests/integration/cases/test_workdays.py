"""Working days, promised dates and legal dates hold for every day from 2024 to 2040 and every Land."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus_services.cases.deadlines import in_words, promised, resumed
from rathaus_services.cases.legal.delivery import delivery, months_later, objection_until
from rathaus_services.cases.legal.table import delivery_rule, remedy_block
from rathaus_services.cases.moments import moment_in_words
from rathaus_services.cases.workdays import (
    CODES,
    add_working_days,
    is_working_day,
    next_working_day,
    working_days_until,
)

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
LAENDER = st.sampled_from(sorted(CODES))
WAYS = st.sampled_from(("post", "elektronisch", "postfach"))
PROCEDURES = st.sampled_from(("verwaltung", "abgabe"))


UNHURRIED = settings(deadline=None)  # the first look at a year loads its holidays


@UNHURRIED
@given(day=DAYS, land=LAENDER)
def test_the_next_working_day_is_never_free_and_nothing_free_is_skipped_wrongly(day: date, land: str) -> None:
    found = next_working_day(day, land)

    assert is_working_day(found, land)
    between = (day + timedelta(days=offset) for offset in range((found - day).days))
    assert not any(is_working_day(earlier, land) for earlier in between)
    assert (found - day).days <= 6


@UNHURRIED
@given(day=DAYS, count=st.integers(1, 40), land=LAENDER)
def test_counting_working_days_forwards_and_backwards_agrees(day: date, count: int, land: str) -> None:
    end = add_working_days(day, count, land)

    assert is_working_day(end, land)
    assert working_days_until(day, end, land) == count
    assert working_days_until(end, day, land) == -count


@UNHURRIED
@given(
    day=DAYS,
    promise=st.integers(1, 30),
    worked=st.integers(0, 40),
    rest=st.integers(0, 60),
    land=LAENDER,
)
def test_a_rest_takes_nothing_from_the_promised_days(
    day: date, promise: int, worked: int, rest: int, land: str
) -> None:
    due = promised(day, promise, land)
    assert due is not None
    paused = day + timedelta(days=worked)
    back = paused + timedelta(days=rest)

    later = resumed(due, paused, back, land)

    assert later is not None
    assert working_days_until(back, later, land) == working_days_until(paused, due, land)
    assert later >= due or rest == 0 or working_days_until(paused, due, land) <= 0


@UNHURRIED
@given(sent=DAYS, land=LAENDER, way=WAYS, procedure=PROCEDURES)
def test_delivery_and_objection_dates_favour_the_citizen(sent: date, land: str, way: str, procedure: str) -> None:
    rule = delivery_rule(procedure, way, sent)  # type: ignore[arg-type]

    dates = delivery(sent, rule, 1, land)

    assert rule.days == (4 if sent >= date(2025, 1, 1) else 3)
    assert (dates.delivered_on - sent).days >= rule.days
    assert is_working_day(dates.delivered_on, land)
    assert is_working_day(dates.objection_until, land)
    assert dates.objection_until >= months_later(dates.delivered_on, 1)
    assert 28 <= (dates.objection_until - dates.delivered_on).days <= 37


@UNHURRIED
@given(day=DAYS, months=st.integers(1, 24))
def test_a_month_ends_on_the_same_number_or_on_the_last_day(day: date, months: int) -> None:
    end = months_later(day, months)

    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or ((end + timedelta(days=1)).day == 1 and end.day < day.day)


@pytest.mark.parametrize(
    ("sent", "delivered"),
    [
        (date(2025, 3, 4), date(2025, 3, 10)),  # fourth day is a Saturday
        (date(2025, 4, 14), date(2025, 4, 22)),  # Good Friday, Easter: Tuesday after
        (date(2026, 11, 24), date(2026, 11, 30)),  # Saturday again
        (date(2024, 6, 11), date(2024, 6, 14)),  # three days before 2025
    ],
)
def test_known_delivery_days_in_saxony(sent: date, delivered: date) -> None:
    rule = delivery_rule("verwaltung", "post", sent)

    assert delivery(sent, rule, 1, "Sachsen").delivered_on == delivered


def test_a_holiday_of_one_land_only_moves_the_dates_there() -> None:
    reformation = date(2025, 10, 31)  # holiday in Saxony and Brandenburg, not in Hesse

    assert not is_working_day(reformation, "Sachsen")
    assert not is_working_day(reformation, "Brandenburg")
    assert is_working_day(reformation, "Hessen")
    assert objection_until(date(2025, 9, 30), 1, "Hessen") == date(2025, 10, 30)


def test_before_the_table_begins_nothing_is_guessed() -> None:
    with pytest.raises(LookupError):
        delivery_rule("verwaltung", "post", date(2019, 5, 1))


@pytest.mark.parametrize("procedure", ["verwaltung", "abgabe"])
@pytest.mark.parametrize("land", sorted(CODES))
def test_an_unreviewed_remedy_text_says_so(procedure: str, land: str) -> None:
    block = remedy_block(
        procedure,  # type: ignore[arg-type]
        land,
        date(2026, 11, 24),
        office="Stadtverwaltung Ahausen",
        address="Markt 1, 01234 Ahausen",
    )

    assert "bei der Stadtverwaltung Ahausen, Markt 1, 01234 Ahausen" in block.text
    assert land in block.note
    assert block.months == 1


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (date(2026, 11, 20), "seit 4 Tagen", "danger"),
        (date(2026, 11, 23), "seit gestern", "danger"),
        (date(2026, 11, 24), "heute", "warning"),
        (date(2026, 11, 25), "morgen", "warning"),
        (date(2026, 11, 27), "in 3 Tagen", ""),
        (None, "ohne Frist", ""),
    ],
)
def test_a_deadline_speaks_in_words(due: date | None, words: str, tone: str) -> None:
    view = in_words(due=due, paused=None, closed=False, today=date(2026, 11, 24))

    assert (view.words, view.tone) == (words, tone)


def test_a_resting_deadline_says_since_when() -> None:
    view = in_words(due=date(2026, 11, 20), paused=date(2026, 11, 22), closed=False, today=date(2026, 11, 24))

    assert (view.words, view.tone) == ("ruht seit 2 Tagen", "paused")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 24, 7, 2, tzinfo=UTC), "heute, 8.02 Uhr"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "gestern, 0.30 Uhr"),  # already Monday in Germany
        (datetime(2026, 11, 3, 13, 41, tzinfo=UTC), "3. November 2026, 14.41 Uhr"),
    ],
)
def test_moments_are_said_as_colleagues_say_them(at: datetime, words: str) -> None:
    assert moment_in_words(at, date(2026, 11, 24)) == words
