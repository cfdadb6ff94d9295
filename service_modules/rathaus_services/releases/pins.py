"""Which release a town stays on is the town's own data, of a higher layer: that layer says where to look."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog
from django.db import Error, transaction
from django.db.models import BigIntegerField, Model, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from rathaus_platform.errors import PlatformError
from rathaus_tenants.context import town_or_none

Ids = QuerySet[Model, int | None]
"""One id or none, as a subquery."""
NO_END: Final = 2**63 - 1
"""Beyond every rollout: the town goes along with whatever reaches it."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Sources:
    """What the higher layer knows of the bound town.

    `held` gives for a key the release that the town is held on today, `follows` the last rollout that it has gone
    along with; `arrived` is called in every town that a rollout has reached.
    """

    held: Callable[[str], Ids]
    follows: Callable[[str], Ids]
    arrived: Callable[[], object]


_sources: list[Sources] = []


def follow(sources: Sources) -> None:
    """Look here from now on; called once, when the apps are ready."""
    _sources[:] = [sources]


def held(key: str) -> Ids | None:
    """The subquery for the bound town; None where no town is bound."""
    return _sources[0].held(key) if _sources and town_or_none() is not None else None


def limit(key: str) -> Coalesce | Value:
    """No rollout with a higher id counts in the bound town."""
    none = Value(NO_END, output_field=BigIntegerField())
    known = _sources[0].follows(key) if _sources and town_or_none() is not None else None
    return none if known is None else Coalesce(Subquery(known), none, output_field=BigIntegerField())


def arrived() -> None:
    """Something new may have reached the bound town: it looks. Where it cannot yet, its job does later."""
    if not _sources or town_or_none() is None:
        return
    try:
        with transaction.atomic():
            _sources[0].arrived()
    except (Error, PlatformError) as problem:  # its own tables are still to be migrated
        log.warning("arrival_put_off", error=type(problem).__name__)
