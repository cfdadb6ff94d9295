"""Going along with the releases that reach a town, as far as the town's values allow.

A release that needs a value the town has not set, or does not take one that it has, does not count here: its citizens
keep the one before until the value is there. So a town that has not looked yet is on the safe side, whatever a
deployment brings. A release that an operator halts is taken by no further town, also not when its value comes later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import structlog
from django.db.models import Model, QuerySet

from rathaus_platform.clock import today
from rathaus_services.activation import parameters
from rathaus_services.activation.models import Activation
from rathaus_services.activation.needs import needs
from rathaus_services.activation.parameters import Rows
from rathaus_services.manifest import Module
from rathaus_services.releases import api as releases
from rathaus_services.releases.api import Way
from rathaus_tenants.registry.api import content_changed

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Waiting:
    """The newest release that has reached the town does not count there yet. `closed`: no older one does."""

    release_id: int
    names: tuple[str, ...]
    closed: bool


def keep_up(keys: Iterable[str] | None = None) -> dict[str, Waiting]:
    """Let the services of the bound town (all, or these) follow the newest releases they can; what waits, by key.

    The same statements however many services, one more for each that changes.
    """
    rows = list(Activation.objects.all() if keys is None else Activation.objects.filter(key__in=list(keys)))
    if not rows:
        return {}
    ways, values = releases.reached([row.key for row in rows]), _values(rows)
    releases.modules_of([ways[row.key][0].named for row in rows if row.key in ways])  # together, not one by one
    found: dict[str, Waiting] = {}
    changed = False
    for row in rows:
        open_to = [way for way in ways.get(row.key, ()) if _may_take(row, way)]
        if open_to:
            taken = _newest_that_fits(open_to, values.get(row.key, {}), row.follows_id)
            names = () if taken == open_to[0] else needs(_module(open_to[0]), values.get(row.key, {})).names
            changed |= _write(row, taken, names)
            if names:
                found[row.key] = Waiting(open_to[0].release_id, names, taken is None)
    if changed:
        content_changed()
    return found


def followed(key: str) -> QuerySet[Model, int]:
    """The id of the last rollout that the bound town has gone along with, as a subquery."""
    return Activation.objects.filter(key=key).values_list("follows_id", flat=True)


def _values(rows: Iterable[Activation]) -> dict[str, Rows]:
    """What holds today, or on the first day of a service that is offered later."""
    day = today()
    later = {row.key: row.active_from for row in rows if row.active_from > day}
    found = dict(parameters.all_in_force(day))
    return found | {key: parameters.in_force(key, begins) for key, begins in later.items()}


def _may_take(row: Activation, way: Way) -> bool:
    return not way.halted or row.follows_id is None or way.id <= row.follows_id


def _newest_that_fits(ways: Sequence[Way], rows: Rows, now: int | None) -> Way | None:
    """The newest without needs. Where none is: the one that counts now, or the newest, as long as nothing is missing.

    A value that no release takes any more was there before; text with a gap is never shown.
    """
    if ways[0].id == now and not parameters.missing(_module(ways[0]), rows):
        return ways[0]
    complete = []
    for way in ways:
        needed = needs(_module(way), rows)
        if not needed.names:
            return way
        if not needed.missing:
            complete.append(way)
    return next((way for way in complete if way.id == now), complete[0] if complete else None)


def _module(way: Way) -> Module:
    return releases.modules_of([way.named])[way.named]


def _write(row: Activation, taken: Way | None, names: tuple[str, ...]) -> bool:
    """Whether another release counts now."""
    follows = taken.id if taken else None
    if (follows, list(names)) == (row.follows_id, row.waits_for):
        return False
    Activation.objects.filter(pk=row.pk).update(follows=follows, waits_for=list(names))
    if names:
        log.info("release_waits", service=row.key, names=names, closed=taken is None)
    return follows != row.follows_id or taken is None
