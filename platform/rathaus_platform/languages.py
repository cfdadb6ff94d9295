"""The languages of the house: how Django, catalogues, addresses and browsers name each, and which one is on."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.utils.translation import get_language

from rathaus_platform.clock import GERMANY, german_date, german_time
from rathaus_platform.money import cents, euro


@dataclass(frozen=True)
class Language:
    """`code` for Django, `key` of a service's texts, `prefix` of addresses, `tag` for browsers (BCP 47)."""

    code: str
    key: str
    prefix: str
    tag: str
    label: str


GERMAN: Final = Language("de", "de", "", "de", "Deutsch")
EASY: Final = Language("de-ls", "de-LS", "ls/", "de-simple", "Leichte Sprache")  # "simple": registered variant
ENGLISH: Final = Language("en", "en", "en/", "en", "English")
ALL: Final = (GERMAN, EASY, ENGLISH)

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def current() -> Language:
    """The language that is on; German where it is another."""
    return next((one for one in ALL if one.code == get_language()), GERMAN)


def by_key(key: str) -> Language:
    """The language of a service's texts; German for an unknown key."""
    return next((one for one in ALL if one.key == key), GERMAN)


def of_path(path: str) -> Language:
    """The language that an address asks for."""
    return next((one for one in ALL if one.prefix and path.startswith(f"/{one.prefix}")), GERMAN)


def written_date(day: date, language: Language | None = None) -> str:
    """`8. Dezember 2026`, `8 December 2026`; a moment is taken on its German day."""
    if (language or current()) is not ENGLISH:
        return german_date(day)
    if isinstance(day, datetime):
        day = day.astimezone(GERMANY).date()
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def written_time(moment: datetime, language: Language | None = None) -> str:
    """`14.32 Uhr`, `14:32`, in German time."""
    return f"{moment.astimezone(GERMANY):%H:%M}" if (language or current()) is ENGLISH else german_time(moment)


def written_euro(amount: Decimal, language: Language | None = None) -> str:
    """`1.234,50 €`, `€1,234.50`."""
    return f"€{cents(amount):,.2f}" if (language or current()) is ENGLISH else euro(amount)
