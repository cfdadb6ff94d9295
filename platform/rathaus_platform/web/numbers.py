"""Small numbers and lists as Germans write them."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_WORDS = (
    gettext_noop("null"),
    gettext_noop("eine"),
    gettext_noop("zwei"),
    gettext_noop("drei"),
    gettext_noop("vier"),
    gettext_noop("fünf"),
    gettext_noop("sechs"),
    gettext_noop("sieben"),
    gettext_noop("acht"),
    gettext_noop("neun"),
    gettext_noop("zehn"),
    gettext_noop("elf"),
    gettext_noop("zwölf"),
)
EMPTY = "leer"
"""The code of a problem that is no mistake: something was left out."""
WEEK = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")


def in_words(number: int) -> str:
    """`zwei`: words up to twelve, digits beyond; one is said as before a feminine noun."""
    return _(_WORDS[number]) if 0 <= number < len(_WORDS) else str(number)


def problems_counted(codes: Sequence[str]) -> str:
    """What a summary of errors says first: `Eine Angabe fehlt`, `Bitte prüfen Sie zwei Angaben`."""
    number = in_words(len(codes))
    if all(code == EMPTY for code in codes):
        missing = _("Eine Angabe fehlt") if len(codes) == 1 else _("%(number)s Angaben fehlen") % {"number": number}
        return missing[:1].upper() + missing[1:]
    if len(codes) == 1:
        return _("Bitte prüfen Sie eine Angabe")
    return _("Bitte prüfen Sie %(number)s Angaben") % {"number": number}


def file_size(size: int) -> str:
    """`84 KB`, `1,8 MB`: decimal units, at most one digit after the comma."""
    if size < 1000:
        return f"{size} Byte"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",").replace(",0 ", " ")


def hours(opening: Iterable[object]) -> list[tuple[str, str]]:
    """Opening hours line by line: `("Dienstag", "9–12 und 13–18 Uhr")`. Days of the week without a line are closed.

    Each item has `day`, `opens`, `closes` (08.00) and `note`. No items at all: nothing is known, nothing is said.
    """
    by_day = {
        day: list(lines)
        for day, lines in groupby(sorted(opening, key=_position), key=lambda line: str(_of(line, "day")))
    }
    if not by_day:
        return []
    week = [day for day in WEEK if day not in by_day]
    days = sorted([*by_day, *week], key=_DAYS.index)
    return [(day, _spoken(by_day.get(day, ()))) for day in days]


_DAYS = (*WEEK, "Samstag", "Sonntag")


def _of(line: object, name: str) -> object:
    return getattr(line, name, "")


def _position(line: object) -> tuple[int, str]:
    return _DAYS.index(str(_of(line, "day"))), str(_of(line, "opens"))


def _spoken(lines: Sequence[object]) -> str:
    if not lines:
        return "geschlossen"
    spans = " und ".join(f"{_clock(_of(line, 'opens'))}–{_clock(_of(line, 'closes'))}" for line in lines)
    notes = ", ".join(dict.fromkeys(str(_of(line, "note")) for line in lines if _of(line, "note")))
    return f"{spans} Uhr, {notes}" if notes else f"{spans} Uhr"


def _clock(time: object) -> str:
    hour, _, minute = str(time).replace(":", ".").partition(".")
    return f"{int(hour)}.{minute}" if minute.strip("0") else f"{int(hour)}"
