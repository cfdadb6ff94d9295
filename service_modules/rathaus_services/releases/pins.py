"""Which release a town stays on is the town's own data, of a higher layer: that layer says where to look."""

from collections.abc import Callable

from django.db.models import Model, QuerySet

from rathaus_tenants.context import town_or_none

Held = Callable[[str], QuerySet[Model, int]]
"""Gives for a key the ids of the releases that the bound town is held on today: one or none, as a subquery."""

_sources: list[Held] = []


def follow(source: Held) -> None:
    """Look here from now on; called once, when the apps are ready."""
    _sources[:] = [source]


def held(key: str) -> QuerySet[Model, int] | None:
    """The subquery for the bound town; None where no town is bound."""
    return _sources[0](key) if _sources and town_or_none() is not None else None
