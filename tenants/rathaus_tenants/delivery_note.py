"""The town in a message's headers: written where a task is called, checked where it runs."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from rathaus_tenants.context import current_town
from rathaus_tenants.errors import TaskRefused
from rathaus_tenants.values import TownRef

TOWN: Final = "rathaus_town"
SCHEMA: Final = "rathaus_schema"

Headers = Mapping[str, Any]


def note(headers: Headers | None) -> dict[str, Any]:
    """The headers with the bound town in them; one that is there already stays. Raises NoTown."""
    given = dict(headers or {})
    if TOWN in given:
        return given
    town = current_town()
    return {**given, TOWN: str(town.id), SCHEMA: town.schema}


def town_of_note(headers: Headers | None) -> TownRef:
    """The town a message is for. Raises TaskRefused when none, another than it says, or a closed one."""
    from rathaus_tenants.registry.api import entry_with  # the registry is a Django app, this module is not

    given = headers or {}
    if TOWN not in given:
        raise TaskRefused("the message names no town")
    entry = entry_with(UUID(given[TOWN]))
    if entry is None:
        raise TaskRefused(f"there is no town {given[TOWN]}")
    if entry.ref.schema != given.get(SCHEMA):
        raise TaskRefused(f"{given[TOWN]} is not {given.get(SCHEMA)}")
    if not entry.open:
        raise TaskRefused(f"{entry.ref.slug} is {entry.state}")
    return entry.ref
