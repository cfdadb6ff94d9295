"""The number inside an answer or a parameter: whole numbers come as int, all others as text."""

from decimal import Decimal, InvalidOperation
from typing import Any


def written(value: Decimal) -> str:
    """As people in Germany read it: `1.234,5`."""
    whole, _point, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def number(value: Any) -> Decimal | None:
    """The number of a stored value; None for everything that is none."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
