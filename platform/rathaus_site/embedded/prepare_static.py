"""Collects static files under hashed names, only when one of them changed since the last time."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management import call_command
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class QuickStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Writes what the site's own storage reads, without brotli: that takes 20 s of a first start."""

    def create_compressor(self, **options: Any) -> Compressor:
        """The same compressor with gzip alone."""
        return Compressor(**options, use_brotli=False)


def run(tell: Callable[[str], None]) -> None:
    """Brings STATIC_ROOT to the state of the sources."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text("utf-8") == fingerprint:
        return
    stamp.unlink(missing_ok=True)
    tell("Dateien sammeln und verkleinern")
    command = collectstatic.Command()
    command.storage = QuickStorage()
    call_command(command, interactive=False, clear=True, verbosity=0)
    stamp.write_text(fingerprint, "utf-8")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path} ".encode() + Path(storage.path(path)).read_bytes())
    return digest.hexdigest()
