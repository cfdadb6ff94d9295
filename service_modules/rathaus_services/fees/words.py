"""The engine's own words in the reasons of a fee, by language; what a service calls its items stands in its texts."""

from collections.abc import Mapping
from decimal import Decimal

from rathaus_platform.languages import by_key, written_euro

_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "least": ", mindestens {}",
        "most": ", höchstens {}",
        "share": "{}/12 von {}",
        "free": ", bis {} frei",
        "rest": ", davon {} frei",
        "by_effort": "nach Aufwand, {} je {}",
        "at": " zu {} je {}",
        "free_until": "bis {} kostenfrei",
    },
    "de-LS": {
        "least": ", mindestens {}",
        "most": ", höchstens {}",
        "share": "{}/12 von {}",
        "free": ", bis {} frei",
        "rest": ", davon {} frei",
        "by_effort": "nach Arbeits-Zeit: {} für jede {}",
        "at": " zu {} für jede {}",
        "free_until": "bis {} kostet es nichts",
    },
    "en": {
        "least": ", at least {}",
        "most": ", at most {}",
        "share": "{}/12 of {}",
        "free": ", free up to {}",
        "rest": ", of which {} free",
        "by_effort": "by effort, {} per {}",
        "at": " at {} per {}",
        "free_until": "free up to {}",
    },
}
PERIODS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "de": {
        "tag": ("Tag", "Tage"),
        "woche": ("angefangene Woche", "angefangene Wochen"),
        "monat": ("angefangener Monat", "angefangene Monate"),
        "jahr": ("angefangenes Jahr", "angefangene Jahre"),
        "viertelstunde": ("angefangene Viertelstunde", "angefangene Viertelstunden"),
        "halbe_stunde": ("angefangene halbe Stunde", "angefangene halbe Stunden"),
        "stunde": ("angefangene Stunde", "angefangene Stunden"),
    },
    "en": {
        "tag": ("day", "days"),
        "woche": ("week begun", "weeks begun"),
        "monat": ("month begun", "months begun"),
        "jahr": ("year begun", "years begun"),
        "viertelstunde": ("quarter of an hour begun", "quarters of an hour begun"),
        "halbe_stunde": ("half hour begun", "half hours begun"),
        "stunde": ("hour begun", "hours begun"),
    },
}
"""One and many of each unit. Leichte Sprache uses the German ones."""
EACH: Mapping[str, Mapping[str, str]] = {
    "de": {"viertelstunde": "Viertelstunde", "halbe_stunde": "halbe Stunde", "stunde": "Stunde"},
    "de-LS": {"viertelstunde": "Viertel-Stunde", "halbe_stunde": "halbe Stunde", "stunde": "Stunde"},
    "en": {"viertelstunde": "quarter of an hour", "halbe_stunde": "half hour", "stunde": "hour"},
}
"""What a rate is for, after "je"."""


def said(language: str, word: str, *values: object) -> str:
    """One of the phrases, filled."""
    return _WORDS.get(language, _WORDS["de"])[word].format(*values)


def counted(language: str, count: Decimal | int, unit: str) -> str:
    """`3 angefangene Wochen`."""
    one_and_many = PERIODS.get(language, PERIODS["de"])[unit]
    return f"{count} {one_and_many[count != 1]}"


def each(language: str, unit: str) -> str:
    """`Viertelstunde`."""
    return EACH.get(language, EACH["de"])[unit]


def money(language: str, amount: Decimal) -> str:
    """`1,50 €`, `€1.50`."""
    return written_euro(amount, by_key(language))
