"""Texts of a service with slots such as `{zustaendige_stelle.name}` filled from the town's parameters."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rathaus_platform.money import euro
from rathaus_services.manifest import look_up

_SLOT = re.compile(r"\{([a-z_]+(?:\.[a-z0-9_]+)*)\}")
_MONEY = re.compile(r"\d{1,9}\.\d{2}")


def fill(value: Any, parameters: Mapping[str, Any]) -> Any:
    """The text, or every text inside a list or mapping, with its slots filled. Unknown slots stay as they are."""
    if isinstance(value, str):
        return _SLOT.sub(lambda slot: _shown(look_up(parameters, slot[1]), slot[0]), value)
    if isinstance(value, Mapping):
        return {name: fill(inner, parameters) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [fill(inner, parameters) for inner in value]
    return value


def _shown(found: Any, slot: str) -> str:
    if found is None:
        return slot
    if isinstance(found, str) and _MONEY.fullmatch(found):
        return euro(Decimal(found))
    return str(found)
