"""Somebody from elsewhere at a town's desk: for a while, for a reason, and with no right of their own."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from rathaus_platform.clock import GERMANY

Kind = Literal["stand_in", "operator"]

# Roles of guests. No account, group or token ever carries them, so whatever asks for a town's own role refuses guests.
STAND_IN: Final = "stand_in"
OPERATOR: Final = "operator"


@dataclass(frozen=True)
class Guest:
    """What a guest may do, as the grant says at this moment. `role` is the only one the person has."""

    kind: Kind
    grant: UUID
    home: str  # where they come from, for people: "Bestadt", "Betrieb"
    ends_at: datetime
    services: frozenset[str] | None  # keys; None: all
    read_only: bool

    @property
    def last_day(self) -> date:
        """The last day on which it counts, in German time."""
        return (self.ends_at - timedelta(microseconds=1)).astimezone(GERMANY).date()

    @property
    def role(self) -> str:
        """Nothing that a member of the town's staff has."""
        return STAND_IN if self.kind == "stand_in" else OPERATOR
