"""The small language of conditions over answers and parameters, shared by forms, fees and checks.

A condition is a mapping: `{field: x, is: v}`, `{field: x, in: [..]}`, `{field: x, given: true}`, the same with
`parameter` instead of `field`, and `{all: [..]}`, `{any: [..]}`, `{not: ..}`. Numbers, days and times compare with
`above`, `at_least`, `below`, `at_most`: to a constant, `{field: y}`, `{parameter: p}`, or a day counted from that of
sending (`{day: +14d}`, `{day: {parameter: p, unit: m}}`). `{field: group.part}` holds if it does for any entry, and
`{moment: senden}` is the moment of sending. Absent answers satisfy only `given: false`.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from rathaus_platform.clock import GERMANY
from rathaus_services.forms import dates
from rathaus_services.numbers import number

Condition = Mapping[str, Any]
Values = Mapping[str, Any]
ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "above": operator.gt,
    "at_least": operator.ge,
    "below": operator.lt,
    "at_most": operator.le,
}
SENT = "senden"
"""Among a case's parameters the moment of sending in German time, `2026-11-24T15:01`. No town sets it."""


def sent_at(parameters: Values, moment: date) -> dict[str, Any]:
    """The parameters with the moment of sending; of a mere day its beginning."""
    text = f"{moment.astimezone(GERMANY):%Y-%m-%dT%H:%M}" if isinstance(moment, datetime) else f"{moment}T00:00"
    return {**parameters, SENT: text}


def holds(condition: Condition | None, answers: Values, parameters: Values) -> bool:
    """Whether the condition is met; no condition is always met."""
    if condition is None:
        return True
    if "all" in condition:
        return all(holds(part, answers, parameters) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, answers, parameters) for part in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], answers, parameters)
    group, _dot, part = str(condition.get("field", "")).partition(".")
    if part:
        given, inside = answers.get(group), {**condition, "field": part}
        entries = [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []
        return any(holds(inside, {**answers, **one}, parameters) for one in entries)
    value = _subject(condition, answers, parameters)
    if "given" in condition:
        return is_given(value) is bool(condition["given"])
    if value is None:
        return False
    if "is" in condition:
        return bool(value == condition["is"])
    word = next((word for word in ORDER if word in condition), None)
    if word:
        other = _other(condition[word], answers, parameters)
        if "moment" in condition and isinstance(other, str):
            value = value[: len(other)]  # a mere day includes all of its moments
        return _compares(ORDER[word], value, other)
    if isinstance(value, list):
        return any(item in condition["in"] for item in value)
    return value in condition["in"]


def is_given(value: Any) -> bool:
    """Whether an answer says something; `False` and 0 do, empty text and empty lists do not."""
    return value not in (None, "", [], {})


def leaves(condition: Condition | None) -> Iterator[Condition]:
    """Every comparison inside, without the words that join them."""
    if condition is None:
        return
    for word in ("all", "any"):
        for part in condition.get(word, ()):
            yield from leaves(part)
    if "not" in condition:
        yield from leaves(condition["not"])
    if condition.keys() & {"field", "parameter", "moment"}:
        yield condition


def names(condition: Condition | None) -> Iterator[tuple[str, str]]:
    """("field" or "parameter", name) of everything a condition reads, on both sides; of a group's part the group."""
    for leaf in leaves(condition):
        others = [leaf[word] for word in ORDER if isinstance(leaf.get(word), Mapping)]
        days = [other["day"] for other in others if isinstance(other.get("day"), Mapping)]
        for side in (leaf, *others, *days):
            yield from ((kind, side[kind].partition(".")[0]) for kind in ("field", "parameter") if kind in side)


def _other(value: Any, answers: Values, parameters: Values) -> Any:
    if not isinstance(value, Mapping):
        return value
    if "day" in value:
        sent = dates.parse(str(parameters.get(SENT, ""))[:10])
        day = dates.bound(value["day"], sent, {}, parameters) if sent else None
        return day.isoformat() if day else None
    return answers.get(value["field"]) if "field" in value else parameters.get(value["parameter"])


def _compares(order: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    """Numbers by size; days and times by their text, which sorts as they do. Nothing else compares."""
    first, second = number(left), number(right)
    if first is not None and second is not None:
        return order(first, second)
    neither = first is None and second is None
    return neither and isinstance(left, str) and isinstance(right, str) and order(left, right)


def _subject(condition: Condition, answers: Values, parameters: Values) -> Any:
    if "moment" in condition:
        return parameters.get(SENT)
    return parameters.get(condition["parameter"]) if "parameter" in condition else answers.get(condition["field"])
