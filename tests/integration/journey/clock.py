"""Setting the one clock: examples are true on their own day."""

import sys
from datetime import UTC, date, datetime, time
from types import SimpleNamespace

import pytest

from rathaus_platform import clock
from rathaus_platform.identity import watch


def set_clock(monkeypatch: pytest.MonkeyPatch, on: str, at: str = "12:00") -> None:
    """From here it is this time in Germany, noon of that day unless said otherwise."""
    moment = datetime.combine(date.fromisoformat(on), time.fromisoformat(at), clock.GERMANY)
    set_moment(monkeypatch, moment.astimezone(UTC))


def set_moment(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """From here it is this moment, for everybody who asks `rathaus_platform.clock`, and for sessions."""
    real = clock.now

    def now() -> datetime:  # one for all: the next call finds it again
        return moment

    for module in list(sys.modules.values()):
        if getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", now)
    monkeypatch.setattr(watch, "time", SimpleNamespace(time=moment.timestamp))
