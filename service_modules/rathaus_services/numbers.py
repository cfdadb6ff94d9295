"""The number inside an answer or a parameter: whole numbers come as int, all others as text."""

import re
from decimal import Decimal
from typing import Any

_PLAIN = re.compile(r"-?\d{1,15}(\.\d{1,10})?", re.ASCII)


def written(value: Decimal) -> str:
    """As people in Germany read it: `1.234,5`."""
    whole, _point, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def number(value: Any) -> Decimal | None:
    """The number of a stored value; None for everything that is none.

    Only plain notation: `1e999999` is a text, or reckoning with it would take minutes or fail.
    """
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return Decimal(text) if _PLAIN.fullmatch(text) else None
