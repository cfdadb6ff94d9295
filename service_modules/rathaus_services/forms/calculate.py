"""Values that follow from other answers: shown, never typed, and reckoned anew on the server every time.

An expression is an answer's name, a number, `{parameter: name}`, or one of `{sum: [..]}`, `{product: [..]}`,
`{difference: [a, b]}`, `{days: [from, to]}` (both days count), `{count: list}`, `{total: group.part}` and
`{area: {parameter, address}}`. While an operand is missing there is no value; in `{known: [..]}`, a sum, it counts 0.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import prod
from typing import Any

from rathaus_services.forms import dates
from rathaus_services.forms.areas import area_of
from rathaus_services.forms.decimals import PLACES, stored
from rathaus_services.manifest import Field, Module
from rathaus_services.numbers import number

Values = Mapping[str, Any]


def calculated(field: Field, answers: Values, parameters: Values) -> Any:
    """The value of a calculated field in stored form; None while it cannot be known."""
    rule = field.rules["calc"]
    if isinstance(rule, Mapping) and "area" in rule:
        return area_of(parameters.get(rule["area"]["parameter"]), answers.get(rule["area"]["address"]))
    value = _value(rule, answers, parameters)
    if value is None:
        return None
    if field.schema.get("type") == "integer":
        return int(value.to_integral_value(ROUND_HALF_UP))
    step = Decimal(1).scaleb(-int(field.rules.get("decimals", PLACES)))
    return stored(value.quantize(step, ROUND_HALF_UP))


def recalculated(module: Module, answers: Values, parameters: Values) -> dict[str, Any]:
    """The answers with all calculated ones as they must be now."""
    found = dict(answers)
    for field in module.fields.values():
        if field.kind == "calculated":
            found[field.name] = calculated(field, found, parameters)
    return {name: value for name, value in found.items() if value is not None}


def operands(rule: Any) -> Iterator[tuple[str, str]]:
    """("field" or "parameter", name) of everything an expression reads."""
    if isinstance(rule, str):
        yield from [("field", rule)] if rule[0].isalpha() else []
    elif isinstance(rule, Mapping):
        if "parameter" in rule:
            yield "parameter", rule["parameter"]
        elif "area" in rule:
            yield from (("parameter", rule["area"]["parameter"]), ("field", rule["area"]["address"]))
        elif "total" in rule:
            yield "field", rule["total"].partition(".")[0]
        else:
            inner = next(iter(rule.values()))
            for part in inner if isinstance(inner, list) else [inner]:
                yield from operands(part)


def _value(rule: Any, answers: Values, parameters: Values) -> Decimal | None:
    if isinstance(rule, str):
        return number(answers.get(rule) if rule[0].isalpha() else rule)
    if not isinstance(rule, Mapping):
        return number(rule)
    if "parameter" in rule:
        return number(parameters.get(rule["parameter"]))
    if "count" in rule:
        return Decimal(len(_list(answers, rule["count"])))
    if "total" in rule:
        return _total(rule["total"], answers)
    if "days" in rule:
        return _days(*(answers.get(name) for name in rule["days"]))
    (word, parts), *_ = rule.items()
    values = [_value(part, answers, parameters) for part in parts]
    known = [value for value in values if value is not None]
    if word == "known":
        return sum(known, Decimal(0))
    if len(known) < len(values):
        return None
    if word == "product":
        return prod(known, start=Decimal(1))
    return sum(known, Decimal(0)) if word == "sum" else known[0] - sum(known[1:], Decimal(0))


def _total(path: str, answers: Values) -> Decimal:
    group, _dot, part = path.partition(".")
    entries = [entry for entry in _list(answers, group) if isinstance(entry, Mapping)]
    return sum((number(entry.get(part)) or Decimal(0) for entry in entries), Decimal(0))


def _list(answers: Values, name: str) -> list[Any]:
    """The answer; through the API anything may stand there, and its own field says what is wrong with it."""
    found = answers.get(name)
    return found if isinstance(found, list) else []


def _days(first: Any, last: Any) -> Decimal | None:
    begin, end = (dates.parse(day) if isinstance(day, str) else None for day in (first, last))
    return None if begin is None or end is None or end < begin else Decimal(span(begin, end))


def span(begin: date, end: date) -> int:
    """How many days from the first to the last, both counted."""
    return (end - begin).days + 1
