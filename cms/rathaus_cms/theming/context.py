"""Templates get `town_look` from here: the bound town's look, or the operator's where no town is bound."""

from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from rathaus_cms.theming.look import NEUTRAL, TownLook, chosen, look_for
from rathaus_tenants.context import town_or_none
from rathaus_tenants.preferences.api import preferences

# The last look seen of each town: an error page keeps the town's face while the database is away.
_remembered: dict[UUID, TownLook] = {}


def look(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Lazy: a page without a picture costs nothing."""
    return {"town_look": SimpleLazyObject(current_look)}


def current_look() -> TownLook:
    """The look of the bound town. Falls back to the last one seen when the database does not answer."""
    town = town_or_none()
    if town is None:
        return NEUTRAL
    try:
        found = look_for(chosen(preferences()))
    except DatabaseError:
        return _remembered.get(town.id, NEUTRAL)
    _remembered[town.id] = found
    return found


def remembered() -> TownLook:
    """The bound town's last look, without asking the database: for pages that say that something failed."""
    town = town_or_none()
    return NEUTRAL if town is None else _remembered.get(town.id, NEUTRAL)
