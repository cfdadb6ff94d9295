"""The values the outbox gives to handlers and to those who watch it. No database here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID


@dataclass(frozen=True)
class Delivery:
    """One message in a handler's hands. `key` stays the same over all attempts: receivers compare by it."""

    id: UUID
    kind: str
    key: str
    payload: Mapping[str, Any]
    sealed: bytes | None
    attempt: int


@dataclass(frozen=True)
class Parked:
    """A message that was given up; `error` names the kind of failure, never its words."""

    id: UUID
    kind: str
    parked_at: datetime
    error: str


@dataclass(frozen=True)
class State:
    """How full the bound town's outbox is. `oldest` is the creation of the oldest message still open."""

    open: int
    parked: int
    oldest: datetime | None


Outcome = Literal["done", "already_done", "busy", "gone"]
