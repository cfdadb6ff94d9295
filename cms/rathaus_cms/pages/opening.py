"""Whether the town hall is open now, in words. Pure; public holidays come from the `holidays` library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

import holidays

from rathaus_platform.clock import GERMANY
from rathaus_tenants.preferences.api import OpeningHours

DAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
LOOK_AHEAD: Final = 14  # days; who is closed longer says so in a warning


@dataclass(frozen=True, slots=True)
class Opening:
    """The state of a door: what is so now, and what comes next (empty when nothing is known)."""

    is_open: bool
    now: str
    then: str


def opening(hours: Sequence[OpeningHours], moment: datetime, land: str) -> Opening | None:
    """The state at a moment, or None where no hours are set. Public holidays of the Land are closed."""
    if not hours:
        return None
    local = moment.astimezone(GERMANY)
    clock = f"{local.hour:02d}.{local.minute:02d}"
    present = next((line for line in _lines(hours, local.date(), land) if line.opens <= clock < line.closes), None)
    following = _next(hours, local.date(), present.closes if present else clock, land)
    if present:
        then = f"{following[0].upper()}{following[1:]} wieder da" if following else ""
        return Opening(True, f"Offen bis {_hour(present.closes)}", then)
    return Opening(False, "Jetzt geschlossen", f"Öffnet {following}" if following else "")


def _next(hours: Sequence[OpeningHours], today: date, after: str, land: str) -> str:
    for ahead in range(LOOK_AHEAD):
        day = today + timedelta(days=ahead)
        for line in _lines(hours, day, land):
            if ahead or line.opens >= after:
                return f"{_day(ahead, day)} ab {_hour(line.opens)}"
    return ""


def _lines(hours: Sequence[OpeningHours], day: date, land: str) -> list[OpeningHours]:
    if day in _holidays(land, day.year):
        return []
    return sorted((line for line in hours if line.day == DAYS[day.weekday()]), key=lambda line: line.opens)


def _day(ahead: int, day: date) -> str:
    return {0: "heute", 1: "morgen"}.get(ahead, DAYS[day.weekday()] if ahead < 7 else f"am {day.day}. {day.month}.")


def _hour(time: str) -> str:
    hour, minute = time.split(".")
    return f"{int(hour)} Uhr" if minute == "00" else f"{int(hour)}.{minute} Uhr"


@lru_cache(maxsize=128)
def _holidays(land: str, year: int) -> frozenset[date]:
    try:
        return frozenset(holidays.country_holidays("DE", subdiv=land, years=year))
    except NotImplementedError:  # a name the library does not know: only what is closed everywhere
        return frozenset(holidays.country_holidays("DE", years=year))
