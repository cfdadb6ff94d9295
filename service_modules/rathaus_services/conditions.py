"""The small language of conditions over answers and parameters, shared by forms, fees and checks.

A condition is a mapping: `{field: x, is: v}`, `{field: x, in: [..]}`, `{field: x, given: true}`, the same with
`parameter` instead of `field`, and `{all: [..]}`, `{any: [..]}`, `{not: ..}`. Absent answers satisfy only
`given: false`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Condition = Mapping[str, Any]
Values = Mapping[str, Any]


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


def _subject(condition: Condition, answers: Values, parameters: Values) -> tuple[Values, str]:
    if "parameter" in condition:
        return parameters, condition["parameter"]
    return answers, condition["field"]
