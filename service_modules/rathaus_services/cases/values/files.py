"""A file of a draft or a case as others see it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class FileView:
    """One file of a draft or a case. `id` is the stored file's id, the same that stands in the answers."""

    id: UUID
    name: str
    media_type: str
    size: int
    state: str  # "unchecked", "clean", "refused", "own"
    purpose: str  # "upload", "answer", "receipt", "decision", "certificate"
    field: str  # name of the form field; empty where none
    created_at: datetime
    from_citizen: bool
