"""German working days by Land: pure date arithmetic over the public holidays of the `holidays` library.

Saturday is no working day here (§ 193 BGB, § 31 (3) VwVfG). Holidays of single communities are not known.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays

CODES = {
    "Baden-Württemberg": "BW",
    "Bayern": "BY",
    "Berlin": "BE",
    "Brandenburg": "BB",
    "Bremen": "HB",
    "Hamburg": "HH",
    "Hessen": "HE",
    "Mecklenburg-Vorpommern": "MV",
    "Niedersachsen": "NI",
    "Nordrhein-Westfalen": "NW",
    "Rheinland-Pfalz": "RP",
    "Saarland": "SL",
    "Sachsen": "SN",
    "Sachsen-Anhalt": "ST",
    "Schleswig-Holstein": "SH",
    "Thüringen": "TH",
}
SATURDAY = 5


@lru_cache(maxsize=512)
def _holidays(land: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DE", subdiv=CODES[land], years=year))


def is_working_day(day: date, land: str) -> bool:
    """Monday to Friday and no public holiday of the Land. Raises KeyError for an unknown Land."""
    return day.weekday() < SATURDAY and day not in _holidays(land, day.year)


def next_working_day(day: date, land: str) -> date:
    """`day` itself if it is a working day, otherwise the next one."""
    while not is_working_day(day, land):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int, land: str) -> date:
    """The `count`-th working day after `day` (§ 187 (1) BGB: the day of the event does not count)."""
    while count > 0:
        day = next_working_day(day + timedelta(days=1), land)
        count -= 1
    return day


def working_days_until(start: date, end: date, land: str) -> int:
    """How many working days lie after `start` up to and including `end`; negative when `end` has passed."""
    if end < start:
        return -working_days_until(end, start, land)
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(is_working_day(day, land) for day in days)
