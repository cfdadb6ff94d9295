"""Scan a stored file for viruses: it may be older than the scanner, or than the signature of its virus."""

from uuid import UUID

from django.conf import settings

from rathaus_platform.documents.actions.read_file import read
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.documents.scan import ScannerUnavailable, scan
from rathaus_platform.documents.values import State


def recheck(file_id: UUID) -> State:
    """The file's new state. A file that is found bad is blocked, not deleted. Raises ScannerUnavailable."""
    url = settings.CLAMD_URL
    if not url:
        raise ScannerUnavailable
    state: State = "clean" if scan(read(file_id), url).clean else "refused"
    StoredFile.objects.filter(pk=file_id).update(state=state)
    return state
