"""Numbers with decimals: typed with a comma, stored as text with a point and without needless zeros."""

import re
from decimal import Decimal

_GROUP = 3
_STORED = re.compile(r"-?\d{1,12}(\.\d{1,6})?")


PLACES = 2
"""Decimals a number may have unless its field says otherwise."""


def compact(text: str, places: int = PLACES) -> str:
    """The stored form, `2.5` for `2,50`; what cannot be read stays as it is.

    `1.000` is a thousand; only where three decimals are possible a point before three digits is taken for a comma.
    """
    plain = text.replace(" ", "")
    if "," in plain or (places < _GROUP and re.fullmatch(r"\d{1,3}(\.\d{3})+", plain)):
        plain = plain.replace(".", "").replace(",", ".")
    return stored(Decimal(plain)) if _STORED.fullmatch(plain) else text


def stored(value: Decimal) -> str:
    """Without exponent and without zeros at the end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def places(value: Decimal) -> int:
    """How many decimals it has."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
