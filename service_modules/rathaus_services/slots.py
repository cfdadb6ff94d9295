"""Named slots in texts, like `{betrag}` or `{zustaendige_stelle.name}`: only plain look-up, nothing is evaluated."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from rathaus_platform.money import euro
from rathaus_services.manifest import look_up

_SLOT = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")
_MONEY = re.compile(r"\d+\.\d{2}")


def names(text: str) -> Iterator[str]:
    """The slots of a text, in order."""
    return (found.group(1) for found in _SLOT.finditer(text))


def fill(text: str, values: Mapping[str, Any]) -> str:
    """The text with its slots filled; a slot without a value stays visible, so that nobody overlooks it."""

    def word(found: re.Match[str]) -> str:
        value = look_up(values, found.group(1))
        return found.group(0) if value is None else shown(value)

    return _SLOT.sub(word, text)


def shown(value: Any) -> str:
    """A parameter's value in a sentence: amounts as euro, whole ones without cents."""
    if isinstance(value, str) and _MONEY.fullmatch(value):
        return euro(Decimal(value)).replace(",00", "")
    return str(value)
