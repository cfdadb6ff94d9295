"""One town's migrations: everything or nothing, with its rights, and a note of how it ended."""

from django.db import Error, connection, transaction

from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.grants import grant_town
from rathaus_tenants.migrate.behind import Standing
from rathaus_tenants.migrate.command import run_migrations
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry.models import MigrationState, Town


def migrate_town(standing: Standing, newest: str) -> str | None:
    """Runs what is missing, as the owner (see `owner_database`). Returns the problem, or None.

    Database errors and errors of our own migrations end this town's attempt only; a lock that does not come
    within the connection's lock_timeout is one of them.
    """
    town = registry.find(standing.slug)
    problem: str | None = None
    try:
        with in_town(town), transaction.atomic():
            # Pending checks of foreign keys would forbid the next ALTER in the same transaction.
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
            run_migrations()
            grant_town(connection.connection, town.schema)
    except (Error, ValueError, LookupError, RuntimeError) as error:
        problem = f"{type(error).__name__}: {error}"
    _note(standing, newest, problem)
    return problem


def _note(standing: Standing, newest: str, problem: str | None) -> None:
    with in_public():
        row = Town.objects.get(slug=standing.slug)
        state, _ = MigrationState.objects.get_or_create(town=row, defaults={"state": "failed"})
        state.state = "failed" if problem else "done"
        state.fingerprint = standing.fingerprint if problem else newest
        state.error = (problem or "")[:2000]
        state.attempts += 1
        state.save()
