"""Areas of a town by street and house number: parking zones, school districts, collection districts.

A parameter lists them: `{strasse, gebiet}` and, where only some numbers belong to it, `von`, `bis` and `seite`
(gerade, ungerade).
"""

import re
from collections.abc import Mapping
from typing import Any

from rathaus_services.forms.charset import tidy

_NUMBER = re.compile(r"\d+")


def area_of(rows: Any, address: Any) -> str | None:
    """The area that an address lies in, or None."""
    if not isinstance(rows, list) or not isinstance(address, Mapping):
        return None
    street, number = _street(str(address.get("strasse", ""))), _number(address.get("hausnummer"))
    found = (row for row in rows if _street(row["strasse"]) == street and _includes(row, number))
    return next((str(row["gebiet"]) for row in found), None)


def _street(name: str) -> str:
    """A street's name however it is written: "Bahnhofstr." is "Bahnhofstraße"."""
    plain = tidy(name).casefold().replace("ß", "ss")
    return re.sub(r"str\.?$", "strasse", plain).replace("-", " ").replace(" ", "")


def _number(text: Any) -> int | None:
    found = _NUMBER.match(str(text or "").strip())
    return int(found[0]) if found else None


def _includes(row: Mapping[str, Any], number: int | None) -> bool:
    if not {"von", "bis", "seite"} & row.keys():
        return True
    if number is None:
        return False
    side = row.get("seite")
    right_side = side is None or (number % 2 == 0) is (side == "gerade")
    return right_side and row.get("von", number) <= number <= row.get("bis", number)
