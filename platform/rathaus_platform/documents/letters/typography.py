"""Small rules of German typography: what belongs together is not torn apart at the end of a line. Pure."""

import re

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_TOGETHER = re.compile(
    rf"(?<=\d) (?=€|Euro\b|Uhr\b|%)"
    rf"|(?<=§) (?=\d)|(?<=Nr\.) (?=\d)|(?<=Art\.) (?=\d)|(?<=Abs\.) (?=\d)|(?<=Satz) (?=\d)"
    rf"|(?<=\d\.) (?={_MONTHS})|(?<=[Ss]traße) (?=\d)"
)


def keep_together(text: str) -> str:
    """`text` with no-break spaces in amounts, dates, times and paragraphs of law."""
    return _TOGETHER.sub("\u00a0", text)
