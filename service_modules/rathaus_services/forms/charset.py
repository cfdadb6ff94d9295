"""Characters in names of people, after DIN 91379 (data type A, Latin letters in Unicode, normal form C)."""

import unicodedata

_MARKS = frozenset(" '’-.,·`´ʹʺʼʾʿˈ‡")


def tidy(text: str) -> str:
    """Normal form C, single blanks, nothing at the ends. Line breaks become blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def tidy_lines(text: str) -> str:
    """The same for several lines: blanks at the ends go, line breaks stay, never more than one empty line."""
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines()]
    kept = [line for index, line in enumerate(lines) if line or (index and lines[index - 1])]
    return "\n".join(kept).strip()


def foreign_character(text: str) -> str | None:
    """The first character that the registers cannot store in a name, or None."""
    return next((char for char in text if not _is_latin(char)), None)


def control_character(text: str) -> bool:
    """Whether anything inside is no writing at all (controls, private use, unassigned)."""
    return any(unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs", "Cn") and char != "\n" for char in text)


def _is_latin(char: str) -> bool:
    if char in _MARKS or unicodedata.category(char) == "Mn":
        return True
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN ")
