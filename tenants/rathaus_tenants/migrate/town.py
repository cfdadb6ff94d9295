"""One town's migrations: everything or nothing, with its rights, and a note of how it ended."""

from types import TracebackType

from django.db import connection, transaction

from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.grants import grant_town
from rathaus_tenants.migrate.behind import Standing
from rathaus_tenants.migrate.command import run_migrations
from rathaus_tenants.migrate.spare_indexes import drop_spare_indexes
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry.models import MigrationState, Town


def migrate_town(standing: Standing, newest: str) -> str | None:
    """Runs what is missing, as the owner (see `owner_database`). Returns the problem, or None.

    Whatever goes wrong ends this town's attempt only; a lock that does not come within the connection's
    lock_timeout is one such thing.
    """
    town = registry.find(standing.slug)
    kept = _Kept()
    with kept, in_town(town), transaction.atomic():
        with connection.cursor() as cursor:
            # Pending checks of foreign keys would forbid the next ALTER in the same transaction.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        run_migrations()
        drop_spare_indexes()
        grant_town(connection.connection, town.schema)
    _note(standing, newest, kept.problem)
    return kept.problem


class _Kept:
    """Turns an exception into a text. It is the outermost block, so the town's transaction is rolled back by then."""

    problem: str | None = None

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        self.problem = f"{type(error).__name__}: {error}"
        return True


def _note(standing: Standing, newest: str, problem: str | None) -> None:
    with in_public():
        row = Town.objects.get(slug=standing.slug)
        state, _ = MigrationState.objects.get_or_create(town=row, defaults={"state": "failed"})
        state.state = "failed" if problem else "done"
        state.fingerprint = standing.fingerprint if problem else newest
        state.error = (problem or "")[:2000]
        state.attempts += 1
        state.save()
