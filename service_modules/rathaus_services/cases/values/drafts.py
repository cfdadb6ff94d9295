"""What others see of drafts and of the moment of sending."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from rathaus_platform.errors import FieldProblem
from rathaus_services.cases.values.files import FileView
from rathaus_services.cases.values.words import Answers
from rathaus_services.releases.api import Release


@dataclass(frozen=True)
class DraftView:
    """An application that has not been sent. `code` is known only right after the start, later its hash."""

    id: UUID
    key: str
    release: Release = field(repr=False)
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
class DraftRow:
    """One line of "Meine Entwürfe"."""

    id: UUID
    key: str
    title: str
    saved_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Receipt:
    """What a citizen is told after the commit. A replay of the same intent gives the same receipt."""

    case_id: UUID
    number: str
    code: str
    submitted_at: datetime
    replayed: bool
    warnings: tuple[FieldProblem, ...] = ()
    """What to consider; it was sent nevertheless."""
    key: str = ""  # of the service
