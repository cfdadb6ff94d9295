"""Delete a file so that nobody can read it again."""

from functools import partial
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from rathaus_platform.documents.models import StoredFile


def erase(file_id: UUID) -> None:
    """Delete the row with its key now, the sealed bytes after the commit. An unknown id is no error."""
    row = StoredFile.objects.filter(pk=file_id).first()
    if row is None:
        return
    row.delete()
    transaction.on_commit(partial(default_storage.delete, row.path))
