"""German registration plates: `WIL-AB 123`, with E for electric and H for historic vehicles.

Only the shape is looked at; which districts exist changes too often to refuse a plate for it.
"""

import re

_TYPED = re.compile(r"([A-ZÄÖÜ]{1,3})[\s\-–·:]+([A-Z]{1,2})[\s\-]*([1-9]\d{0,3})\s*([EH]?)")


def compact(text: str) -> str:
    """The stored form; what cannot be read stays as it was typed, in capitals."""
    typed = " ".join(text.upper().split())
    found = _TYPED.fullmatch(typed)
    return f"{found[1]}-{found[2]} {found[3]}{found[4]}" if found else typed


def is_right(plate: str) -> bool:
    """Whether it is a plate in its stored form."""
    return _TYPED.fullmatch(plate) is not None and compact(plate) == plate
