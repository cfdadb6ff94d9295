"""What other packages may do with files and letters."""

from collections.abc import Iterable
from uuid import UUID

from rathaus_platform.documents.actions.check_upload import check_sent, check_upload
from rathaus_platform.documents.actions.erase_file import erase
from rathaus_platform.documents.actions.read_file import read
from rathaus_platform.documents.actions.recheck_file import recheck
from rathaus_platform.documents.actions.store_file import store
from rathaus_platform.documents.actions.sweep_files import sweep
from rathaus_platform.documents.delivery import file_response
from rathaus_platform.documents.errors import UploadRefused
from rathaus_platform.documents.kinds import ACCEPTED, MAX_BYTES
from rathaus_platform.documents.letters.fonts import FontsMissing
from rathaus_platform.documents.letters.typeset import letter
from rathaus_platform.documents.letters.values import (
    Attachment,
    Column,
    Facts,
    Letter,
    Section,
    Sender,
    Table,
)
from rathaus_platform.documents.letters.variants import certificate, decision, receipt
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.documents.scan import ScannerUnavailable
from rathaus_platform.documents.values import STATE_TEXTS, CheckedUpload, FileRef, State
from rathaus_platform.errors import NotFound

__all__ = [
    "ACCEPTED",
    "MAX_BYTES",
    "STATE_TEXTS",
    "Attachment",
    "CheckedUpload",
    "Column",
    "Facts",
    "FileRef",
    "FontsMissing",
    "Letter",
    "ScannerUnavailable",
    "Section",
    "Sender",
    "State",
    "Table",
    "UploadRefused",
    "certificate",
    "check_sent",
    "check_upload",
    "decision",
    "erase",
    "file_response",
    "info",
    "infos",
    "letter",
    "own_document",
    "read",
    "receipt",
    "recheck",
    "store",
    "sweep",
]


def own_document(name: str, data: bytes, media_type: str) -> CheckedUpload:
    """A document the platform made itself (a letter): it needs no check and says so."""
    return CheckedUpload(name=name, media_type=media_type, data=data, state="own")


def info(file_id: UUID) -> FileRef:
    """A file without its content. Raises NotFound."""
    found = infos([file_id])
    if not found:
        raise NotFound
    return found[0]


def infos(file_ids: Iterable[UUID]) -> tuple[FileRef, ...]:
    """The files that exist out of these, oldest first."""
    return tuple(row.ref() for row in StoredFile.objects.filter(pk__in=list(file_ids)).order_by("id"))
