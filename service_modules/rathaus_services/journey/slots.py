"""Slots of whole text structures: lists and mappings as they stand in a service's texts."""

from collections.abc import Mapping
from typing import Any

from rathaus_services import slots


def fill(value: Any, parameters: Mapping[str, Any]) -> Any:
    """Every text inside a list or mapping with its slots filled. Unknown slots stay visible."""
    if isinstance(value, str):
        return slots.fill(value, parameters)
    if isinstance(value, Mapping):
        return {name: fill(inner, parameters) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [fill(inner, parameters) for inner in value]
    return value
