"""Waiting for the migrating Job: web and workers begin once the shared schema stands where this version expects it."""

import threading
import time

from django.db import connection
from django.db.utils import Error

from rathaus_tenants.context import in_public
from rathaus_tenants.migrate.command import pending_migrations

PAUSE_SECONDS = 2


def wait_until_migrated(seconds: float) -> bool:
    """True as soon as no shared migration is pending, False after the time. Needs the login role only."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not _is_migrated():
        if time.monotonic() > deadline:
            return False
        pause.wait(PAUSE_SECONDS)
    return True


def _is_migrated() -> bool:
    try:
        with in_public():
            return not pending_migrations()
    except Error:  # not there yet, or not yet with its tables
        connection.close()
        return False
