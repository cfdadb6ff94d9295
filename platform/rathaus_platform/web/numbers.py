"""Small numbers and lists as Germans write them."""

from collections.abc import Iterable, Sequence
from itertools import groupby

_WORDS = ("null", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
WEEK = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")


def counted(number: int, one: str, many: str) -> str:
    """`zwei Angaben`: words up to twelve, digits beyond."""
    written = _WORDS[number] if 0 <= number < len(_WORDS) else str(number)
    return f"{written} {one if number == 1 else many}"


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
