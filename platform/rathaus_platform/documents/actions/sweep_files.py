"""Delete sealed bytes that belong to no row: the transaction that stored them was rolled back."""

from datetime import timedelta
from typing import Final

from django.core.files.storage import default_storage

from rathaus_platform import clock
from rathaus_platform.documents.models import StoredFile

FOLDER: Final = "documents"
YOUNGEST: Final = timedelta(days=1)  # a transaction may still be running


def sweep(older_than: timedelta = YOUNGEST) -> int:
    """Goes through the bound town's folders; returns how many files are gone. Their key never reached a row."""
    return sum(_swept(f"{FOLDER}/{name}", older_than) for name in _folders())


def _folders() -> list[str]:
    try:
        return default_storage.listdir(FOLDER)[0]
    except FileNotFoundError:  # the town has no file yet
        return []


def _swept(folder: str, older_than: timedelta) -> int:
    paths = {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}
    known = set(StoredFile.objects.filter(path__in=paths).values_list("path", flat=True))
    before = clock.now() - older_than
    lost = [path for path in paths - known if default_storage.get_modified_time(path) < before]
    for path in lost:
        default_storage.delete(path)
    return len(lost)
