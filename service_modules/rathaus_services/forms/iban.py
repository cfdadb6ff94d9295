"""Bank account numbers: shape and check digits after ISO 13616."""

import re

_SHAPE = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_GERMAN_LENGTH = 22


def compact(text: str) -> str:
    """Without blanks and hyphens, in capitals."""
    return re.sub(r"[\s-]", "", text).upper()


def grouped(iban: str) -> str:
    """In groups of four, as people read it."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


def length_problem(iban: str) -> int:
    """How many characters a German IBAN has too many (positive) or too few (negative); 0 for all others."""
    return len(iban) - _GERMAN_LENGTH if iban.startswith("DE") else 0


def is_right(iban: str) -> bool:
    """Whether shape and check digits fit (ISO 7064, mod 97-10)."""
    if not _SHAPE.fullmatch(iban) or length_problem(iban):
        return False
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1
