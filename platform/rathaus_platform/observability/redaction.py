"""Takes out of log texts what may name a person, before anything is written. Pure."""

import re
from typing import Final

_PATTERNS: Final = (
    (re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+"), "[E-Mail]"),
    (re.compile(r"\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){3,7}(?: ?[0-9A-Z]{1,3})?\b"), "[IBAN]"),
    (re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b"), "[Code]"),
    # PostgreSQL quotes the rows and values a statement failed on.
    (re.compile(r"(?m)^(DETAIL|CONTEXT|ZEILE|LINE)( \d+)?:.*$"), r"\1: […]"),
    (re.compile(r"(?<=[?&])([\w-]+)=[^&\s\"']+"), r"\1=[…]"),
)


def redact(text: str) -> str:
    """`text` without addresses, account numbers, resume codes, rows of the database and values of queries."""
    for pattern, substitute in _PATTERNS:
        text = pattern.sub(substitute, text)
    return text
