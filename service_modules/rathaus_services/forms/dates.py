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


def bound(rule: Any, today: date, answers: Mapping[str, Any], parameters: Mapping[str, Any]) -> date | None:
    """The border a rule names; None where it names nothing that is known.

    `heute`, `-120y`, `+14d`; `{field: von, plus: +3d}` from another answer; `{parameter: vorlauf, unit: d}` so many
    days after today, `past: true` before it.
    """
    if isinstance(rule, str):
        return moved(today, rule)
    if rule is None:
        return None
    if "field" in rule:
        other = answers.get(rule["field"])
        begin = earliest(other) if isinstance(other, str) else None
        return moved(begin, rule.get("plus", "heute")) if begin else None
    count = parameters.get(rule["parameter"])
    sign = "-" if rule.get("past") else "+"
    return moved(today, f"{sign}{count}{rule.get('unit', 'd')}") if isinstance(count, int) else None


def moved(day: date, step: str) -> date:
    """The day so many days, months or years away: `+14d`, `-3m`; anything else is the day itself."""
    found = _RELATIVE.fullmatch(step)
    if not found:
        return day
    sign, number, unit = found.groups()
    amount = int(number) if sign == "+" else -int(number)
    return day + timedelta(days=amount) if unit == "d" else months_later(day, amount * (12 if unit == "y" else 1))
