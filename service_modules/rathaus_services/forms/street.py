"""Street and house number out of one line, as accounts hand it over. Where it is not plain, the line stays whole."""

import re
from typing import Final

_LINE: Final = re.compile(
    r"(?P<street>.*[^\W\d_][^\d,;]*|.*\d\.\s[^\d,;]*[^\W\d_][^\d,;]*)\s+"
    r"(?P<number>\d{1,4}\s?[a-zA-Z]?(?:\s?[-/+]\s?\d{1,4}\s?[a-zA-Z]?)?)"
)
# What a number belongs to that is no house number: "Straße 12" is a street in Berlin, "An der B 5" leads along a road.
_UNPLAIN: Final = re.compile(
    r"(?:^|\s)(?:stra(?:ß|ss)e|str\.?|weg|haus|block|nr\.?|nummer|platz|ring|allee|postfach|[a-z])$", re.IGNORECASE
)
MOST: Final = 10
"""Characters of a house number (F60000000244)."""


def split_street(line: str) -> tuple[str, str]:
    """Street and house number; the whole line and nothing where a person has to look. Nothing of it gets lost."""
    text = " ".join(line.split())
    found = _LINE.fullmatch(text)
    if found is None:
        return text, ""
    street, number = found["street"].strip(), found["number"].strip()
    if len(number) > MOST or street.endswith((",", ";", "-", "/")) or _is_unplain(street):
        return text, ""
    return street, number


def _is_unplain(street: str) -> bool:
    # "Lange Straße 3" is plain, "Straße 3" is not; a single letter before the number never is.
    last = _UNPLAIN.search(street)
    return last is not None and (last.start() == 0 or len(street) - last.start() == 2 or "nr" in last[0].lower())
