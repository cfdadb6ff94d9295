"""When periodic work is due: each town in its own minute, each exactly once per interval."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.integration.tenancy import background

from rathaus_platform import clock
from rathaus_tenants import dispatcher, schedule
from rathaus_tenants.context import in_town
from rathaus_tenants.preferences.api import preferences
from rathaus_tenants.registry.models import TownJob
from rathaus_tenants.schedule import Job, next_due
from rathaus_tenants.values import TownRef

DAILY = Job("tests.daily", timedelta(days=1))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(moment=MOMENTS, schema=st.from_regex(r"t_[a-z]{1,20}", fullmatch=True))
def test_the_next_time_lies_within_one_interval_and_repeats(moment: datetime, schema: str) -> None:
    due = next_due(DAILY, schema, moment)

    assert moment < due <= moment + DAILY.every
    assert next_due(DAILY, schema, due - timedelta(microseconds=1)) == due
    assert next_due(DAILY, schema, due) == due + DAILY.every


def test_towns_are_spread_over_the_interval() -> None:
    start = datetime(2026, 12, 8, tzinfo=UTC)
    minutes = Counter(
        (next_due(DAILY, f"t_town_{number}", start) - start) // timedelta(minutes=1) for number in range(2_000)
    )

    assert max(minutes.values()) <= 10, "2,000 towns in 1,440 minutes: no minute is everybody's"
    assert len(minutes) > 900


def test_a_job_has_one_interval_and_not_below_a_minute() -> None:
    with pytest.raises(ValueError, match="minute"):
        schedule.register_job("tests.often", timedelta(seconds=1))
    with pytest.raises(ValueError, match="registered"):
        schedule.register_job("tests.hourly", timedelta(hours=2))


@pytest.fixture
def hourly(monkeypatch: pytest.MonkeyPatch) -> Iterator[Job]:
    """The one job of these tests, carried out at once."""
    job = Job("tests.hourly", timedelta(hours=1))
    monkeypatch.setattr(schedule, "_jobs", {job.name: job})
    with background.at_once(propagate=True):
        yield job


@pytest.mark.usefixtures("fresh_database")
def test_what_is_due_is_sent_once_for_each_town(ahausen: TownRef, bestadt: TownRef, hourly: Job) -> None:
    def traces() -> list[str]:
        found = []
        for town in (ahausen, bestadt):
            with in_town(town):
                found.append(preferences().motto)
        return found

    moment = clock.now()
    dispatcher._enrol(moment)
    dispatcher._enrol(moment)
    assert TownJob.objects.count() == 2
    assert dispatcher.send_due(moment) == 0

    due = next_due(hourly, ahausen.schema, moment)
    TownJob.objects.filter(town_id=bestadt.id).update(due_at=moment + timedelta(days=9))
    assert dispatcher.send_due(due) == 1
    assert dispatcher.send_due(due) == 0
    assert traces() == ["stündlich", ""]
    assert TownJob.objects.get(town_id=ahausen.id).due_at == due + hourly.every


@pytest.mark.usefixtures("fresh_database")
def test_what_could_not_be_sent_stays_due(ahausen: TownRef, hourly: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = clock.now()
    dispatcher._enrol(moment)

    def away(*args: object, **options: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(background.hourly, "apply_async", away)
        with pytest.raises(ConnectionError):
            dispatcher.send_due(moment + hourly.every)

    assert dispatcher.send_due(moment + hourly.every) == 2
