"""Names for machines from names for people: lower-case German words joined by underscores."""

import re
import unicodedata
from collections.abc import Container, Iterable

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONGEST = 40


def slug(text: str) -> str:
    """`Natürliche Person (abstrakt)` becomes `natuerliche_person_abstrakt`; never empty, never begins with a digit."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_UMLAUTS))
    words = re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))
    name = "_".join(words)[:LONGEST].rstrip("_") or "angabe"
    return f"nr_{name}" if name[0].isdigit() else name


def unused(name: str, taken: Container[str]) -> str:
    """The name, with a number where it is taken."""
    number = 2
    free = name
    while free in taken:
        free = f"{name}_{number}"
        number += 1
    return free


def options_for(entries: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """(code, name) by an option name that fields.json allows; the code itself where it may."""
    options: dict[str, tuple[str, str]] = {}
    for code, name in entries:
        plain = code if re.fullmatch(r"[a-z0-9_]+", code) else slug(code)
        options[unused(plain, options)] = (code, name)
    return options


def twelve(fim_id: str) -> str | None:
    """The id in the form of version 3 (three zeros after the Nummernkreis), None where it is no such id."""
    if re.fullmatch(r"[A-Z]\d{8}", fim_id):
        fim_id = f"{fim_id[:3]}000{fim_id[3:]}"
    return fim_id if re.fullmatch(r"[FG]\d{11}", fim_id) else None
