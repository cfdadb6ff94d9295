"""Trying it: each town reaches for the next one's tables, and nobody for everybody's. PostgreSQL must refuse."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from django.db import connection, transaction
from django.db.utils import ProgrammingError
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from rathaus_tenants.binding import Bind
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.values import TownRef

_TABLES = (
    "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = %s::regnamespace ORDER BY relname"
)


def attempts(towns: Sequence[TownRef]) -> Iterator[tuple[str, bool]]:
    """`ahausen → bestadt` and whether every table refused, for each town in a ring, and for no town bound."""
    for town, other in pairwise([*towns, *towns[:1]]):
        if town != other:
            yield f"{town.slug} → {other.slug}", _refused(in_town(town), other)
    for town in towns:
        yield f"niemand → {town.slug}", _refused(in_public(), town)


def _refused(somebody: Bind, other: TownRef) -> bool:
    with in_public(), connection.cursor() as cursor:
        cursor.execute(_TABLES, [other.schema])
        tables = [row[0] for row in cursor.fetchall()]
    with somebody:
        return bool(tables) and all(_denied(other.schema, table) for table in tables)


def _denied(schema: str, table: str) -> bool:
    statement = sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(schema, table))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as problem:
        return isinstance(problem.__cause__, InsufficientPrivilege)
    return False
