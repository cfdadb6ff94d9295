"""What one unit costs: an amount fixed by statute, one from the by-law, or the row of a table that an answer picks."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rathaus_services.fees.values import FeeUnknown
from rathaus_services.numbers import number

Values = Mapping[str, Any]


def amount_of(rule: Values, answers: Values, parameters: Values) -> Decimal:
    """The amount of a case or item. Raises FeeUnknown where the by-law has no such row."""
    if "amount" in rule:
        return Decimal(rule["amount"])
    value = parameters.get(rule["parameter"])
    if "row" in rule and isinstance(value, Mapping):
        row = answers.get(rule["row"])
        value = value.get(row) if row in value else value.get("sonst")
    found = number(value)
    if found is None:
        raise FeeUnknown(rule["parameter"])
    return found


def quantity_of(name: str, answers: Values) -> Decimal:
    """How many: a number as it is, a list by its length. Raises FeeUnknown."""
    value = answers.get(name)
    found = Decimal(len(value)) if isinstance(value, list) else number(value)
    if found is None:
        raise FeeUnknown(name)
    return found


def bound_of(value: Any, parameters: Values) -> Decimal | None:
    """A least or greatest amount: fixed, or `{parameter: name}`; None where there is none."""
    return number(parameters.get(value["parameter"]) if isinstance(value, Mapping) else value)
