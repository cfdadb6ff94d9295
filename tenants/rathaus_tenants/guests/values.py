"""Grants as other packages see them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from rathaus_platform.clock import GERMANY, now


@dataclass(frozen=True)
class VisitView:
    """An operator's visit in a town."""

    id: UUID
    town_id: UUID
    town: str  # its name
    name: str
    reason: str
    ticket: str
    begins_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    ended_by: str  # operator, town; empty: by the clock

    @property
    def open(self) -> bool:
        """Whether it counts at this moment."""
        return self.ended_at is None and now() < self.ends_at

    @property
    def until(self) -> datetime:
        """When it ended or will end."""
        return self.ended_at or self.ends_at


@dataclass(frozen=True)
class StandInView:
    """Clerks of `home` for some services of `host`."""

    id: UUID
    host_id: UUID
    host: str  # names
    home_id: UUID
    home: str
    services: tuple[str, ...]
    reason: str
    begins_at: datetime
    ends_at: datetime
    offered_at: datetime
    accepted_at: datetime | None
    for_all: bool
    ended_at: datetime | None
    ended_by: str  # host, home; empty: by the clock

    @property
    def last_day(self) -> date:
        """The last day it was given for, in German time."""
        return (self.ends_at - timedelta(microseconds=1)).astimezone(GERMANY).date()

    @property
    def state(self) -> str:
        """offered, coming, open or over."""
        if self.ended_at is not None or now() >= self.ends_at:
            return "over"
        if self.accepted_at is None:
            return "offered"
        return "open" if now() >= self.begins_at else "coming"

    @property
    def until(self) -> datetime:
        """When it ended or will end."""
        return self.ended_at or self.ends_at
