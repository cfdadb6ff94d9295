"""The one clock: moments in UTC, legal days in German time, and both as Germans write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

GERMANY = ZoneInfo("Europe/Berlin")

_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The legal day: deadlines and by-laws count in German time, wherever the server stands."""
    return now().astimezone(GERMANY).date()


def german_date(day: date) -> str:
    """`8. Dezember 2026`. A moment is taken on its German day."""
    if isinstance(day, datetime):
        day = day.astimezone(GERMANY).date()
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def german_time(moment: datetime) -> str:
    """`14.32 Uhr`, in German time."""
    local = moment.astimezone(GERMANY)
    return f"{local.hour}.{local.minute:02d} Uhr"
