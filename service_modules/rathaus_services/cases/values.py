"""What the other packages get to see of drafts and cases: frozen values, no rows. Texts in here are unsealed."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

Turn = Literal["citizen", "rathaus", "done"]
Outcome = Literal["granted", "refused"]
Mark = Literal["done", "now", "next"]
Answers = dict[str, Any]
Grants = frozenset[UUID]
"""Ids of drafts and cases that this browser may open without an account."""


@dataclass(frozen=True)
class FileView:
    """One file of a draft or a case. `id` is the stored file's id, the same that stands in the answers."""

    id: UUID
    name: str
    media_type: str
    size: int
    state: str  # "checking", "clean", "refused", "unchecked"
    purpose: str  # "upload", "answer", "receipt", "decision", "certificate"
    field: str  # name of the form field; empty where none
    created_at: datetime
    from_citizen: bool


@dataclass(frozen=True)
class DraftView:
    """An application that has not been sent. `code` is known only right after the start, later only its hash is."""

    id: UUID
    key: str
    release_id: int
    answers: Answers
    code: str | None
    idempotency_key: UUID
    saved_at: datetime
    expires_at: datetime
    owner_id: UUID | None
    contact_email: str
    files: tuple[FileView, ...] = ()
    case_id: UUID | None = None  # set once it has been sent


@dataclass(frozen=True)
class Receipt:
    """What a citizen is told after the commit. A replay of the same intent gives the same receipt."""

    case_id: UUID
    number: str
    code: str
    submitted_at: datetime
    replayed: bool


@dataclass(frozen=True)
class FeeLine:
    """One row of the fee as it was computed at submission."""

    label: str
    amount: Decimal
    reason: str


@dataclass(frozen=True)
class FeeView:
    """The fee as it was computed at submission, with the words that explain it."""

    total: Decimal
    lines: tuple[FeeLine, ...]
    basis: str


@dataclass(frozen=True)
class TimelineStep:
    """One node of the citizen's timeline. `mark`: done, now, or next (then `at` is None)."""

    title: str
    at: datetime | None
    detail: str
    mark: Mark
    icon: str


@dataclass(frozen=True)
class QuestionView:
    """An open question of the town hall; the promised date rests until it is answered."""

    id: UUID
    text: str
    asked_at: datetime
    answer_until: date


@dataclass(frozen=True)
class MessageView:
    """One piece of the conversation that the citizen may read."""

    at: datetime
    kind: str  # "question", "answer", "message"
    author: str
    text: str
    files: tuple[FileView, ...] = ()


@dataclass(frozen=True)
class DecisionView:
    """The outcome and what follows from it. Dates come from the legal table, never from a clerk."""

    outcome: Outcome
    decided_at: datetime
    available_on: date | None  # None while the letter is being made
    delivered_on: date | None  # by legal fiction
    objection_until: date | None


@dataclass(frozen=True)
class CaseView:
    """A case as its citizen sees it."""

    id: UUID
    number: str
    key: str
    release_id: int
    title: str
    office: str
    state: str
    state_label: str
    turn: Turn
    submitted_at: datetime
    due_on: date | None
    paused: bool
    timeline: tuple[TimelineStep, ...]
    question: QuestionView | None
    messages: tuple[MessageView, ...]
    files: tuple[FileView, ...]
    fee: FeeView | None
    decision: DecisionView | None
    contact_email: str
    code: str  # for the receipt page; opens the status page together with the number
    may_withdraw: bool
    needed_trust: str  # to open the decision
    owned: bool  # belongs to an account


@dataclass(frozen=True)
class CaseRow:
    """One line of "Meine Vorgänge"."""

    id: UUID
    number: str
    key: str
    title: str
    state: str
    state_label: str
    turn: Turn
    submitted_at: datetime
    due_on: date | None


@dataclass(frozen=True)
class DraftRow:
    """One line of "Meine Entwürfe"."""

    id: UUID
    key: str
    title: str
    saved_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class DeadlineView:
    """A deadline in words. `tone` is empty, "warning", "danger" or "paused"; the words alone say all of it."""

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
class InboxPage:
    """The inbox as one value. `left_off` says how many rows did not fit on the page."""

    tabs: tuple[InboxTab, ...]
    groups: tuple[InboxGroup, ...]
    shown: int
    left_off: int
    search: str
    at: datetime


@dataclass(frozen=True)
class AnswerSection:
    """Answers grouped like the form: (label, value) rows below a title."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ThreadEntry:
    """One entry of the clerk's thread, newest first."""

    at: datetime
    kind: str
    author: str
    title: str
    text: str
    channel: str
    internal: bool
    from_citizen: bool


@dataclass(frozen=True)
class Colleague:
    """Somebody a case can be given to."""

    id: UUID
    name: str


@dataclass(frozen=True)
class StaffCaseView:
    """A case as the clerk sees it, everything on one page."""

    id: UUID
    number: str
    key: str
    title: str
    office: str
    state: str
    state_label: str
    turn: Turn
    applicant: str
    salutation: str
    contact_email: str
    trust: str
    owned: bool
    submitted_at: datetime
    deadline: DeadlineView
    sections: tuple[AnswerSection, ...]
    files: tuple[FileView, ...]
    thread: tuple[ThreadEntry, ...]
    question: QuestionView | None
    fee: FeeView | None
    decision: DecisionView | None
    law: tuple[str, ...]
    delete_on: date | None
    assignee: Colleague | None
    colleagues: tuple[Colleague, ...]
    actions: frozenset[str] = field(default_factory=frozenset)  # "ask", "message", "note", "decide", "assign"
