"""From rows to values, and to the towns they name."""

from uuid import UUID

from rathaus_tenants.errors import UnknownTown
from rathaus_tenants.guests.models import StandIn, Visit
from rathaus_tenants.guests.values import StandInView, VisitView
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef

_VISIT = ("id", "town_id", "name", "reason", "ticket", "begins_at", "ends_at", "ended_at", "ended_by")
_STAND_IN = (
    "id",
    "host_id",
    "home_id",
    "reason",
    "begins_at",
    "ends_at",
    "offered_at",
    "accepted_at",
    "for_all",
    "ended_at",
    "ended_by",
)


def visit(row: Visit) -> VisitView:
    """The value; read the row with `select_related("town")`."""
    return VisitView(town=row.town.name, **{name: getattr(row, name) for name in _VISIT})


def stand_in(row: StandIn) -> StandInView:
    """The value; read the row with `select_related("host", "home")`."""
    facts = {name: getattr(row, name) for name in _STAND_IN}
    return StandInView(host=row.host.name, home=row.home.name, services=tuple(row.services), **facts)


def town(town_id: UUID) -> TownRef:
    """The town of a grant. Raises UnknownTown."""
    entry = registry.entry_with(town_id)
    if entry is None:
        raise UnknownTown
    return entry.ref
