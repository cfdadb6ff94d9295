"""What other packages may call about drafts and cases. Every function needs a bound town."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from rathaus_platform.documents.api import CheckedUpload
from rathaus_platform.identity.api import Person
from rathaus_services.cases.errors import NotNow, OtherContent, UnknownCase, UnknownDraft
from rathaus_services.cases.grants import grant, grants_of
from rathaus_services.cases.values import (
    CaseRow,
    CaseView,
    DraftRow,
    DraftView,
    FileView,
    Grants,
    Receipt,
)

# -- drafts


def start_draft(*, key: str, person: Person | None) -> DraftView:
    """A new empty draft of an active service. Only now is its code known. Call `grant` afterwards."""
    raise NotImplementedError


def load_draft(draft_id: UUID, *, person: Person | None, grants: Grants) -> DraftView:
    """The draft of this person or browser. Raises UnknownDraft for foreign, expired and unknown ids alike."""
    raise NotImplementedError


def save_step(
    draft_id: UUID,
    *,
    answers: Mapping[str, Any],
    person: Person | None,
    grants: Grants,
    contact_email: str | None = None,
) -> DraftView:
    """Merge the answers of one step into the draft; a None value takes an answer away. Does not validate."""
    raise NotImplementedError


def attach(
    draft_id: UUID, *, field: str, upload: CheckedUpload, person: Person | None, grants: Grants
) -> FileView:
    """Store a checked upload for a field and put its id at the end of that field's answer."""
    raise NotImplementedError


def detach(draft_id: UUID, *, field: str, file_id: UUID, person: Person | None, grants: Grants) -> None:
    """Take a file out of the field's answer and erase it."""
    raise NotImplementedError


def draft_file(
    draft_id: UUID, file_id: UUID, *, person: Person | None, grants: Grants
) -> tuple[FileView, bytes]:
    """A draft's file with its content."""
    raise NotImplementedError


def resume(code: str, *, ip: str) -> DraftView:
    """The draft with this code. Rate limited per address. Raises UnknownDraft. Call `grant` afterwards."""
    raise NotImplementedError


def my_drafts(person: Person) -> tuple[DraftRow, ...]:
    """The person's drafts that have not been sent, newest first."""
    raise NotImplementedError


# -- sending


def submit(
    draft_id: UUID,
    *,
    idempotency_key: UUID,
    person: Person | None,
    grants: Grants,
    contact_email: str = "",
) -> Receipt:
    """Send the draft in one transaction; returns after the commit. No `contact_email`: the draft's.

    Raises UnknownDraft, Invalid (problems per field), TrustTooLow, OtherContent (same key, other content).
    """
    raise NotImplementedError


# -- the citizen's view of a case


def find_by_code(*, number: str, code: str, ip: str) -> UUID:
    """The id of the case with this number and code. Rate limited per address and number.

    Raises UnknownCase for every wrong pair alike, TooManyRequests. Call `grant` afterwards.
    """
    raise NotImplementedError


def case_for_citizen(case_id: UUID, *, person: Person | None, grants: Grants) -> CaseView:
    """The case of this person or browser. Raises UnknownCase for foreign and unknown ids alike."""
    raise NotImplementedError


def case_file(
    case_id: UUID, file_id: UUID, *, person: Person | None, grants: Grants
) -> tuple[FileView, bytes]:
    """A file that the citizen may see, with content. Decisions need the trust level (TrustTooLow)."""
    raise NotImplementedError


def answer_question(
    case_id: UUID,
    *,
    text: str,
    uploads: Sequence[CheckedUpload],
    person: Person | None,
    grants: Grants,
) -> None:
    """Answer the open question; it returns to the clerk who asked. Raises NotNow, Invalid, UnknownCase."""
    raise NotImplementedError


def send_message(case_id: UUID, *, text: str, person: Person | None, grants: Grants) -> None:
    """A message to the office outside of a question. Raises NotNow (closed), Invalid, UnknownCase."""
    raise NotImplementedError


def withdraw(case_id: UUID, *, person: Person | None, grants: Grants) -> None:
    """Take the application back, possible until it is decided. Raises NotNow, UnknownCase."""
    raise NotImplementedError


def my_cases(person: Person) -> tuple[CaseRow, ...]:
    """The person's cases, newest first."""
    raise NotImplementedError


__all__ = [
    "CaseRow",
    "CaseView",
    "DraftRow",
    "DraftView",
    "FileView",
    "NotNow",
    "OtherContent",
    "Receipt",
    "UnknownCase",
    "UnknownDraft",
    "answer_question",
    "attach",
    "case_file",
    "case_for_citizen",
    "detach",
    "draft_file",
    "find_by_code",
    "grant",
    "grants_of",
    "load_draft",
    "my_cases",
    "my_drafts",
    "resume",
    "save_step",
    "send_message",
    "start_draft",
    "submit",
    "withdraw",
]
