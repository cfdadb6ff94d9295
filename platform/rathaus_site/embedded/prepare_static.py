"""Collects static files under hashed names, only when one of them changed since the last time."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def run(tell: Callable[[str], None]) -> None:
    """Brings STATIC_ROOT to the state of the sources."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text("utf-8") == fingerprint:
        return
    stamp.unlink(missing_ok=True)
    tell("Dateien sammeln und verkleinern")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(fingerprint, "utf-8")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
