"""A town's content version: it rises with every change of anything public, and what was kept under it is stale."""

from functools import partial

from django.db import connection, transaction

from rathaus_tenants.context import current_town
from rathaus_tenants.registry.memory import Memory

_versions: Memory[str, int] = Memory(1, 10_000)


def content_version() -> int:
    """A number that rises with every change of anything public in the bound town; at most one second old.

    A page kept under it is thrown away by the next change without anybody listing pages. Costs a statement
    per second, town and process, with the town's own role. Raises NoTown.
    """
    schema = current_town().schema
    known = _versions.get(schema)
    if known is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT content_version FROM public.registry_town WHERE schema_name = %s", [schema])
            row = cursor.fetchone()
        known = int(row[0]) if row else 0
        _versions.put(schema, known)
    return known


def content_changed() -> None:
    """Raises the bound town's content version, with the caller's transaction. Raises NoTown."""
    schema = current_town().schema
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.rathaus_content_changed(%s)", [schema])
    _versions.drop(schema)
    # Between now and the commit another thread of this process may read the old number again.
    transaction.on_commit(partial(_versions.drop, schema))


def forget() -> None:
    """Ask anew in this process."""
    _versions.clear()
