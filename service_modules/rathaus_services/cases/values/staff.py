"""A case as the clerk sees it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rathaus_services.cases.values.files import FileView
from rathaus_services.cases.values.inbox import DeadlineView
from rathaus_services.cases.values.parts import DecisionView, FeeView, QuestionView, TextModule
from rathaus_services.cases.values.words import Outcome, Turn


@dataclass(frozen=True)
class AnswerSection:
    """Answers grouped like the form: (label, value) rows below a title."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ThreadEntry:
    """One entry of the clerk's thread, newest first."""

    at: datetime
    when: str  # "heute, 8.02 Uhr"
    kind: str
    author: str
    title: str
    text: str
    internal: bool
    from_citizen: bool
    by_system: bool
    files: tuple[FileView, ...] = ()


@dataclass(frozen=True)
class Colleague:
    """Somebody a case can be given to."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Proposal:
    """A decision that waits: for a second person (`mine` cannot be confirmed by oneself), or for its day."""

    outcome: Outcome
    label: str
    by: str
    reasons: str
    mine: bool
    held_until: date | None = None


@dataclass(frozen=True)
class CheckLine:
    """A line of the check list; `by` is who ticked it, empty while it is open."""

    name: str
    text: str
    norm: str
    by: str


@dataclass(frozen=True)
class Fiction:
    """When the application counts as granted (§ 42a VwVfG). `on` is None until the documents are complete."""

    norm: str
    on: date | None
    extended: bool
    deemed_on: date | None
    near: bool = False  # undecided, it would count as granted within few days


@dataclass(frozen=True)
class StaffCaseView:
    """A case as the clerk sees it, everything on one page."""

    id: UUID
    number: str
    key: str
    title: str
    state: str
    state_label: str
    turn: Turn
    applicant: str
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
    retention: str  # in words
    assignee: Colleague | None
    mine: bool
    colleagues: tuple[Colleague, ...]
    actions: frozenset[str]  # what is open now: "ask", "go_on", "grant", "extend" …
    grant_label: str
    refuse_label: str
    proposal: Proposal | None = None
    warnings: tuple[str, ...] = ()  # what the citizen was told to consider and sent nevertheless
    checklist: tuple[CheckLine, ...] = ()
    phrases: tuple[TextModule, ...] = ()
    fiction: Fiction | None = None
