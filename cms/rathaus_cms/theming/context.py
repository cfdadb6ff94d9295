"""Templates get `town_look` from here: the bound town's look, or the operator's where no town is bound."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import Error
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from rathaus_cms.theming.look import NEUTRAL, TownLook, chosen, look_for
from rathaus_tenants.context import town_or_none
from rathaus_tenants.preferences.api import PreferencesView, preferences

# What this process last saw of each town: an error page keeps face and telephone while the database is away.
_seen: dict[UUID, PreferencesView] = {}


def look(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Lazy: a page without a picture costs nothing."""
    return {"town_look": SimpleLazyObject(current_look)}


def current_look() -> TownLook:
    """The look of the bound town; the one last seen when the database does not answer.

    What is dear to compute hangs on the choice alone and is kept with it, so no cache can be stale.
    """
    town = town_or_none()
    if town is None:
        return NEUTRAL
    with suppress(Error):
        _seen[town.id] = preferences()
    return _look_of(_seen.get(town.id))


def remembered() -> dict[str, Any]:
    """Look and preferences of the bound town without asking the database: for pages that say that something failed."""
    town = town_or_none()
    known = None if town is None else _seen.get(town.id)
    return {"town_look": _look_of(known), "preferences": known}


def _look_of(known: PreferencesView | None) -> TownLook:
    return NEUTRAL if known is None else look_for(chosen(known))
