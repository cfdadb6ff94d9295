"""Numbers with decimals: typed with a comma, stored as text with a point and without needless zeros."""

import re
from decimal import Decimal

_STORED = re.compile(r"-?\d{1,12}(\.\d{1,6})?")


def compact(text: str) -> str:
    """The stored form, `2.5` for `2,50`; what cannot be read stays as it is."""
    plain = text.replace(" ", "")
    if "," in plain or re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", plain):
        plain = plain.replace(".", "").replace(",", ".")
    return stored(Decimal(plain)) if _STORED.fullmatch(plain) else text


def stored(value: Decimal) -> str:
    """Without exponent and without zeros at the end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def german(value: Decimal) -> str:
    """As people read it: `1.234,5`."""
    whole, _point, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def places(value: Decimal) -> int:
    """How many decimals it has."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
