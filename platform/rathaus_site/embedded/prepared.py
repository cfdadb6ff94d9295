"""Whether sign-in and towns are as this code wants them: a stamp in the state folder says what they were made from."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from rathaus_site.embedded.state import state
from rathaus_site.frontend.places import SOURCE_ROOTS
from rathaus_tenants.registry import api as registry

_READ = frozenset((".py", ".yaml", ".yml", ".json", ".sql", ".typ", ".md", ".txt"))


def current() -> bool:
    """Whether nothing has changed since `remember`: no source, no setting, no town, neither database made anew."""
    stamp = _stamp()
    return stamp.exists() and stamp.read_text("utf-8") == _fingerprint()


def remember() -> None:
    """Notes the present state as the wanted one. Call it when everything is done."""
    _stamp().write_text(_fingerprint(), "utf-8")


def _stamp() -> Path:
    return state().folder / "prepared"


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for part in (*_settings(), *_databases(), *_towns(), *_sources()):
        digest.update(f"{part}\0".encode())
    return digest.hexdigest()


def _settings() -> Iterator[str]:
    yield from sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("RATHAUS_"))


def _databases() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT oid::text FROM pg_database WHERE datname IN (current_database(), 'keycloak') ORDER BY 1")
        yield from (row[0] for row in cursor.fetchall())


def _towns() -> Iterator[str]:
    """Their ids are drawn by chance, so a database that was made anew shows."""
    yield from sorted(f"{town.id} {town.base_url}" for town in registry.active_towns())


def _sources() -> Iterator[str]:
    for root in SOURCE_ROOTS:
        for folder, names, files in os.walk(root):
            names[:] = sorted(name for name in names if name not in ("__pycache__", "static", "static_src"))
            for path in (Path(folder, name) for name in sorted(files)):
                if path.suffix in _READ:
                    found = path.stat()
                    yield f"{path} {found.st_size} {found.st_mtime_ns}"
