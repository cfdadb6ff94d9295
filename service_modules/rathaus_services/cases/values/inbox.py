"""The clerks' inbox as one value."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from rathaus_services.cases.values.words import Turn


@dataclass(frozen=True)
class DeadlineView:
    """A deadline in words. `tone` is empty, "warning", "danger" or "paused"; the words alone say it all."""

    on: date | None
    words: str
    tone: Literal["", "warning", "danger", "paused"]
    reason: str = ""


@dataclass(frozen=True)
class InboxRow:
    """One case in the clerks' inbox: two lines high."""

    id: UUID
    number: str
    title: str
    applicant: str
    place: str
    state_label: str
    turn: Turn
    deadline: DeadlineView
    assignee: str
    mine: bool
    new: bool
    channel: str
    proposed: bool = False  # a decision waits for a second person


@dataclass(frozen=True)
class InboxGroup:
    """Rows whose deadlines belong together: overdue, today and tomorrow, this week, later."""

    title: str
    rows: tuple[InboxRow, ...]


@dataclass(frozen=True)
class InboxTab:
    """A tab with its count; `urgent` is the one count that is red."""

    key: str
    label: str
    count: int
    current: bool
    urgent: bool = False


@dataclass(frozen=True)
class Workload:
    """How much lies where: every tab with its count, and what the day asks of this person."""

    tabs: tuple[InboxTab, ...]
    urgent_today: int  # of one's own, due today or before
    at: datetime


@dataclass(frozen=True)
class Narrow:
    """What is left of a tab: one service, one side that acts next, only what is overdue. Empty narrows nothing."""

    service: str = ""
    turn: str = ""  # "rathaus" or "citizen"
    overdue: bool = False


ALL = Narrow()


@dataclass(frozen=True)
class InboxPage:
    """The inbox as one value. `left_off` says how many rows did not fit on the page."""

    tabs: tuple[InboxTab, ...]
    groups: tuple[InboxGroup, ...]
    shown: int
    left_off: int
    search: str
    urgent_today: int  # of one's own, due today or before
    at: datetime
    services: tuple[tuple[str, str], ...] = ()  # key and title of what lies in this tab
    narrow: Narrow = ALL
