"""How long a session lives: without a sign of life, and at most (TR-03172-3, A3.11.09)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rathaus_platform import clock
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.roles import ADMIN

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
WARNING: Final = 5 * MINUTE  # how long before the end a page says so


@dataclass(frozen=True)
class Limits:
    """In seconds. The idle time begins anew with every page."""

    idle: int
    absolute: int


CITIZEN: Final = Limits(idle=30 * MINUTE, absolute=4 * HOUR)
STAFF: Final = Limits(idle=60 * MINUTE, absolute=8 * HOUR)
TOWN_ADMIN: Final = Limits(idle=30 * MINUTE, absolute=4 * HOUR)  # who can do more is at the device for less long


def limits_for(realm: str, roles: Collection[str]) -> Limits:
    """The limits of a session; the strictest of its roles counts."""
    if realm != Realm.VERWALTUNG:
        return CITIZEN
    return TOWN_ADMIN if ADMIN in roles else STAFF


@dataclass(frozen=True)
class TimeLeft:
    """Seconds until a session ends: if nothing happens, and whatever happens."""

    idle: float
    absolute: float

    @property
    def seconds(self) -> int:
        """The nearer end; zero or less: it is over."""
        return int(min(self.idle, self.absolute))

    @property
    def ends_at(self) -> datetime:
        """When that is, for the page."""
        return clock.now() + timedelta(seconds=self.seconds)

    @property
    def ends_soon(self) -> bool:
        """Whether the page warns at once."""
        return self.seconds <= WARNING

    @property
    def can_be_extended(self) -> bool:
        """Whether another page would help."""
        return self.absolute > self.idle


def time_left(limits: Limits, *, began: float, seen: float, now: float) -> TimeLeft:
    """What is left of a session. All times in seconds since 1970."""
    return TimeLeft(idle=seen + limits.idle - now, absolute=began + limits.absolute - now)
