"""Whether this process can do its work: the database answers and has been migrated."""

from dataclasses import dataclass

import django.db
from django.db import connection


@dataclass(frozen=True)
class Health:
    """What was found. Keycloak and broker are no part of it: without them public pages and forms go on."""

    database: bool
    migrated: bool

    @property
    def ready(self) -> bool:
        """Requests may come."""
        return self.database and self.migrated


def health() -> Health:
    """Ask the database, with the connection's own short time limits. Never raises for a missing database."""
    try:
        with connection.cursor() as cursor:
            # The catalogue answers every role, also one that may read no table of the shared schema.
            cursor.execute("SELECT to_regclass('public.django_migrations') IS NOT NULL")
            row = cursor.fetchone()
    except django.db.Error:
        connection.close()  # the next probe begins with a new one
        return Health(database=False, migrated=False)
    return Health(database=True, migrated=bool(row and row[0]))
