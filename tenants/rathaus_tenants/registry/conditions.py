"""What operators know of towns without entering them: written from inside a town, read without one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rathaus_platform import clock
from rathaus_platform.audit.api import Anchor
from rathaus_platform.outbox.api import State
from rathaus_tenants.context import in_public
from rathaus_tenants.registry.models import AuditHead, Condition
from rathaus_tenants.values import TownRef


@dataclass(frozen=True)
class TownCondition:
    """How a town's outbox was at a moment. `parked` messages wait for a person."""

    waiting: int
    parked: int
    oldest: datetime | None
    seen_at: datetime


def note_condition(town: TownRef, state: State) -> None:
    """Keeps how the town's outbox is now."""
    values = {"waiting": state.open, "parked": state.parked, "oldest": state.oldest, "seen_at": clock.now()}
    with in_public():
        Condition.objects.update_or_create(town_id=town.id, defaults=values)


def conditions() -> dict[UUID, TownCondition]:
    """The last condition of each town that has been looked at, by the town's id."""
    with in_public():
        rows = list(Condition.objects.all())
    return {row.town_id: TownCondition(row.waiting, row.parked, row.oldest, row.seen_at) for row in rows}


def keep_head(town: TownRef, head: Anchor) -> None:
    """Keeps where the town's audit chain ends; once per place, whatever is told later."""
    row = AuditHead(town_id=town.id, seq=head.seq, hash=head.hash, kept_at=clock.now())
    with in_public():
        AuditHead.objects.bulk_create([row], ignore_conflicts=True)


def kept_head(town: TownRef) -> Anchor | None:
    """The latest place kept, or None. A chain that was rewritten since does not lead to it any more."""
    with in_public():
        row = AuditHead.objects.filter(town_id=town.id).order_by("-seq").first()
    return None if row is None else Anchor(row.seq, bytes(row.hash))
