"""Parts of a case that citizen and clerk see alike: fee, question, decision."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from rathaus_services.cases.values.words import Outcome


@dataclass(frozen=True)
class FeeLine:
    """One row of the fee as it was computed at submission."""

    label: str
    amount: Decimal
    reason: str


@dataclass(frozen=True)
class FeeView:
    """The fee as it was computed at submission, with the words that explain it.

    `by_effort` says how it will be reckoned while only the work can show it; then the total is zero for the time being.
    """

    total: Decimal
    lines: tuple[FeeLine, ...]
    basis: str
    note: str = ""
    by_effort: str = ""


@dataclass(frozen=True)
class QuestionView:
    """An open question of the town hall; the promised date rests until it is answered."""

    id: UUID
    text: str
    asked_at: datetime
    answer_until: date


@dataclass(frozen=True)
class OwedView:
    """A document that was promised with the application, by its field, and has not come yet."""

    field: str
    label: str
    until: date


@dataclass(frozen=True)
class DecisionView:
    """The outcome and what follows from it. Dates come from the legal table, never from a clerk."""

    outcome: Outcome
    decided_at: datetime
    available_on: date | None  # None while the letter is being made
    delivered_on: date | None  # by legal fiction
    objection_until: date | None  # None too while the first retrieval decides
    way: str = ""  # "post", "postfach", "abruf"


@dataclass(frozen=True)
class TextModule:
    """A text that lies ready for a question, a message or a refusal."""

    name: str
    purpose: str  # "rueckfrage", "nachricht", "ablehnung"
    title: str
    text: str


@dataclass(frozen=True)
class DecisionPlan:
    """What a decision made today would bring about; shown before it is made."""

    case_id: UUID
    number: str
    title: str
    applicant: str
    label: str
    outcome: Outcome
    needs_reasons: bool
    letter: str  # title of the document, empty where none is sent
    certificate: bool
    fee: FeeView | None
    asks_effort: bool  # the fee is open: the office enters the minutes of work
    minutes: int | None  # as somebody entered them before
    delivered_on: date | None  # None: from the first retrieval
    objection_until: date | None
    held_until: date | None  # the day on which it is told, if that is not today
    norm: str
    has_remedy: bool
    remedy_note: str
    way: str  # "post", "postfach", "abruf"
    asks: str = ""  # what the text is, where it is no reasons
    fixed: bool = False  # the letter has one wording for everybody: no reasons are asked
    second: bool = False  # somebody else has proposed the same: this confirms it
    needs_second: bool = False  # it will wait for somebody else
    proposed_by: str = ""
    proposed_reasons: str = ""
    phrases: tuple[TextModule, ...] = ()  # for a refusal
