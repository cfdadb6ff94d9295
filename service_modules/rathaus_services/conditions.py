"""The small language of conditions over answers and parameters, shared by forms, fees and checks.

A condition is a mapping: `{field: x, is: v}`, `{field: x, in: [..]}`, `{field: x, given: true}`, the same with
`parameter` instead of `field`, and `{all: [..]}`, `{any: [..]}`, `{not: ..}`. Numbers, days and times compare with
`above`, `at_least`, `below`, `at_most`: to a constant, `{field: y}` or `{parameter: p}`. Absent answers satisfy only
`given: false`.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rathaus_services.numbers import number

Condition = Mapping[str, Any]
Values = Mapping[str, Any]
ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "above": operator.gt,
    "at_least": operator.ge,
    "below": operator.lt,
    "at_most": operator.le,
}


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
    source, name = _subject(condition, answers, parameters)
    value = source.get(name)
    if "given" in condition:
        return is_given(value) is bool(condition["given"])
    if value is None:
        return False
    if "is" in condition:
        return bool(value == condition["is"])
    word = next((word for word in ORDER if word in condition), None)
    if word:
        return _compares(ORDER[word], value, _other(condition[word], answers, parameters))
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
    if "field" in condition or "parameter" in condition:
        yield condition


def names(condition: Condition | None) -> Iterator[tuple[str, str]]:
    """("field" or "parameter", name) of everything a condition reads, on both sides of a comparison."""
    for leaf in leaves(condition):
        others = [leaf[word] for word in ORDER if isinstance(leaf.get(word), Mapping)]
        for side in (leaf, *others):
            yield from ((kind, side[kind]) for kind in ("field", "parameter") if kind in side)


def _other(value: Any, answers: Values, parameters: Values) -> Any:
    if not isinstance(value, Mapping):
        return value
    return answers.get(value["field"]) if "field" in value else parameters.get(value["parameter"])


def _compares(order: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    """Numbers by size; days and times by their text, which sorts as they do. Nothing else compares."""
    first, second = number(left), number(right)
    if first is not None and second is not None:
        return order(first, second)
    neither = first is None and second is None
    return neither and isinstance(left, str) and isinstance(right, str) and order(left, right)


def _subject(condition: Condition, answers: Values, parameters: Values) -> tuple[Values, str]:
    if "parameter" in condition:
        return parameters, condition["parameter"]
    return answers, condition["field"]
