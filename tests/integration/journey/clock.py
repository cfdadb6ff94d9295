"""Setting the one clock: examples are true on their own day."""

import sys
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from rathaus_platform import clock
from rathaus_platform.identity import watch

NOON = 11  # in UTC


def set_clock(monkeypatch: pytest.MonkeyPatch, on: str) -> None:
    """From here it is noon of that day."""
    day = date.fromisoformat(on)
    set_moment(monkeypatch, datetime(day.year, day.month, day.day, NOON, tzinfo=UTC))


def set_moment(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """From here it is this moment, for everybody who asks `rathaus_platform.clock`, and for sessions."""
    real = clock.now

    def now() -> datetime:  # one for all: the next call finds it again
        return moment

    for module in list(sys.modules.values()):
        if getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", now)
    monkeypatch.setattr(watch, "time", SimpleNamespace(time=moment.timestamp))
