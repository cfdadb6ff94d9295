"""A case as its citizen sees it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rathaus_services.cases.values.files import FileView
from rathaus_services.cases.values.parts import DecisionView, FeeView, OwedView, QuestionView
from rathaus_services.cases.values.words import Mark, Turn


@dataclass(frozen=True)
class TimelineStep:
    """One node of the citizen's timeline. `mark`: done, now, or next (then `at` is None)."""

    title: str
    at: datetime | None
    detail: str
    mark: Mark
    icon: str


@dataclass(frozen=True)
class MessageView:
    """One piece of the conversation that the citizen may read."""

    at: datetime
    kind: str  # "question", "answer", "message"
    author: str
    text: str
    files: tuple[FileView, ...] = ()
    from_citizen: bool = False


@dataclass(frozen=True)
class CaseView:
    """A case as its citizen sees it."""

    id: UUID
    number: str
    key: str
    release_id: int
    title: str
    applicant: str
    state: str
    state_label: str
    turn: Turn
    submitted_at: datetime
    due_on: date | None
    paused: bool
    timeline: tuple[TimelineStep, ...]
    question: QuestionView | None
    owed: tuple[OwedView, ...]  # documents to hand in; none once the case is closed
    messages: tuple[MessageView, ...]
    files: tuple[FileView, ...]
    fee: FeeView | None
    decision: DecisionView | None
    contact_email: str
    code: str  # for the receipt page; opens the status page together with the number
    may_withdraw: bool
    needed_trust: str  # to open the decision
    owned: bool  # belongs to an account
    rated: bool  # the citizen has said how easy it was


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
