"""Times of day as people type them: `8`, `8.30`, `08:30 Uhr`."""

import re

_TYPED = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:\s*uhr)?", re.IGNORECASE)
_STORED = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def compact(text: str) -> str:
    """The stored form `08:30`; what cannot be read stays as it is."""
    found = _TYPED.fullmatch(text.strip())
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else text


def is_right(text: str) -> bool:
    """Whether there is such a time, in its stored form."""
    return _STORED.fullmatch(text) is not None
