"""What the audit trails keep of grants: the town's (or both towns'), and the operators' own in the shared schema."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from rathaus_platform.audit import api as audit
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.values import TownRef

SUBJECT: Final = "guest"


def tell_town(
    town: TownRef, action: str, grant: UUID, actor: audit.Actor, details: Mapping[str, audit.Detail] | None = None
) -> None:
    """One entry in the town's chain; nothing of the town is read."""
    with in_town(town):
        audit.record(action, subject=(SUBJECT, str(grant)), actor=actor, details=details)


def tell_operators(
    action: str, grant: UUID, actor: audit.Actor, details: Mapping[str, audit.Detail] | None = None
) -> None:
    """One entry in the operators' chain."""
    with in_public():
        audit.record(action, subject=(SUBJECT, str(grant)), actor=actor, details=details)


def other_town(town: TownRef) -> audit.Actor:
    """The town on the other side as an actor: who it was there stays there."""
    return audit.Actor("guest", "", town.name)
