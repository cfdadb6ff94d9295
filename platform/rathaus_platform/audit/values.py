"""The values the audit trail takes and gives. No database here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ActorKind = Literal["citizen", "staff", "system", "operator", "guest", "client"]
Detail = str | int | bool | None | list["Detail"] | dict[str, "Detail"]


@dataclass(frozen=True)
class Actor:
    """Who did it. `id` is the person's id in the town, `name` what a reader of the trail sees.

    Of guests and operators inside a town the id begins with their grant: `<grant>/<id in the town>`.
    """

    kind: ActorKind
    id: str
    name: str


SYSTEM = Actor(kind="system", id="", name="System")


@dataclass(frozen=True)
class Record:
    """One entry as it is stored; `hash` is over everything else, `previous` is the hash of the one before."""

    seq: int
    at: datetime
    actor: Actor
    action: str
    subject: tuple[str, str]
    details: Mapping[str, Detail]
    previous: bytes
    hash: bytes


@dataclass(frozen=True)
class Anchor:
    """A place in the chain, kept outside the database: it proves that nothing up to `seq` was rewritten."""

    seq: int
    hash: bytes


@dataclass(frozen=True)
class Fault:
    """The first place where the chain does not hold, and why."""

    seq: int
    kind: Literal["changed", "missing", "truncated", "anchor"]


@dataclass(frozen=True)
class Verdict:
    """What a check of the whole chain found. `entries` counts those that hold."""

    entries: int
    head: Anchor
    fault: Fault | None = None

    @property
    def intact(self) -> bool:
        """Nothing was changed, deleted, moved or cut off."""
        return self.fault is None
