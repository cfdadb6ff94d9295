"""Legal days are German days, and dates read as Germans write them."""

from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest

from rathaus_platform import clock


def test_now_is_aware_and_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),  # winter: UTC+1
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),  # summer: UTC+2
    ],
)
def test_the_legal_day_turns_at_german_midnight(moment: datetime, day: date) -> None:
    with mock.patch.object(clock, "now", return_value=moment):
        assert clock.today() == day


def test_german_date_and_time() -> None:
    assert clock.german_date(date(2026, 12, 8)) == "8. Dezember 2026"
    assert clock.german_date(datetime(2026, 3, 31, 22, 30, tzinfo=UTC)) == "1. April 2026"
    assert clock.german_time(datetime(2026, 12, 8, 13, 32, tzinfo=UTC)) == "14.32 Uhr"
    assert clock.german_time(datetime(2026, 7, 1, 6, 5, tzinfo=UTC)) == "8.05 Uhr"
