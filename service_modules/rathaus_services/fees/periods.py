"""Begun periods between two days, both counted: a begun week is a whole one, as by-laws for the use of streets say."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from rathaus_services.fees.months import months_later
from rathaus_services.fees.values import FeeUnknown

_DAYS = {"tag": 1, "woche": 7}
_MONTHS = {"monat": 1, "jahr": 12}


def begun(rule: Mapping[str, Any], answers: Mapping[str, Any]) -> int:
    """How many periods have begun by the last day. Raises FeeUnknown for missing or turned days."""
    first, last = (_day(answers, rule[word]) for word in ("from", "to"))
    if last < first:
        raise FeeUnknown(rule["to"])
    if rule["unit"] in _DAYS:
        return -(-((last - first).days + 1) // _DAYS[rule["unit"]])
    return _months(first, last, _MONTHS[rule["unit"]])


def _months(first: date, last: date, length: int) -> int:
    count = 1
    while months_later(first, count * length) - timedelta(days=1) < last:
        count += 1
    return count


def _day(answers: Mapping[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(str(answers.get(name)))
    except ValueError:
        raise FeeUnknown(name) from None
