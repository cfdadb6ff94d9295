"""Dates that people type: three parts, sometimes only a year, and borders relative to today or another answer."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from rathaus_services.fees.months import months_later

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_RELATIVE = re.compile(r"([+-])(\d+)([dmy])")


def from_parts(day: str, month: str, year: str) -> str:
    """What was typed, as ISO text as far as it goes: `2026-11-03`, `1960`, `2026-11-` where the day is missing."""
    parts = [year.strip(), month.strip(), day.strip()]
    if not any(parts):
        return ""
    padded = [part.zfill(size) if part.isdigit() else part for part, size in zip(parts, (4, 2, 2), strict=True)]
    return "-".join(padded).rstrip("-") if padded[1] or not padded[2] else "-".join(padded)


def to_parts(text: str) -> tuple[str, str, str]:
    """(day, month, year) as they were typed, for showing them again."""
    year, month, day = [*text.split("-"), "", ""][:3]
    return day.lstrip("0"), month.lstrip("0"), year


def parse(text: str) -> date | None:
    """The date of an ISO text, or None."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_partial(text: str) -> bool:
    """Whether it is a date, or at least a year, or a year and month (rule of FIM group G60000000083)."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        return False
    year, month, day = found.groups()
    return parse(f"{year}-{month or '01'}-{day or '01'}") is not None


def latest(text: str) -> date | None:
    """The last day a full or partial date can mean."""
    if parse(text) or not is_partial(text):
        return parse(text)
    year, month = [*map(int, text.split("-")), 12][:2]
    return months_later(date(year, month, 1), 1) - timedelta(days=1)


def earliest(text: str) -> date | None:
    """The first day a full or partial date can mean."""
    if parse(text) or not is_partial(text):
        return parse(text)
    year, month = [*map(int, text.split("-")), 1][:2]
    return date(year, month, 1)


def bound(rule: Any, today: date, answers: Mapping[str, Any]) -> date | None:
    """The border a rule names: `heute`, `-120y`, `+14d`, or the date another answer gives."""
    if rule is None:
        return None
    if isinstance(rule, Mapping):
        other = answers.get(rule["field"])
        return earliest(other) if isinstance(other, str) else None
    found = _RELATIVE.fullmatch(rule)
    if not found:
        return today
    sign, number, unit = found.groups()
    amount = int(number) if sign == "+" else -int(number)
    return today + timedelta(days=amount) if unit == "d" else months_later(today, amount * (12 if unit == "y" else 1))
