"""What one town's role can do to another town, table by table: nothing. New tables are in here by themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.grants import TOWN_READS
from rathaus_tenants.values import TownRef


@contextmanager
def denied(reason: str = "permission denied") -> Iterator[None]:
    with pytest.raises(ProgrammingError, match=reason), transaction.atomic():
        yield


def run(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


def tables(schema: str) -> list[str]:
    rows = run(
        f"SELECT relname FROM pg_class WHERE relnamespace = '{schema}'::regnamespace"
        " AND relkind IN ('r', 'p', 'v') ORDER BY relname"
    )
    assert len(rows) > 10, schema  # with none at all, nothing would be proved
    return [str(name) for (name,) in rows]


def first_column(table: str) -> str:
    rows = run(f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 LIMIT 1")
    return str(rows[0][0])


def test_no_table_of_another_town_can_be_read_or_written(ahausen: TownRef, bestadt: TownRef) -> None:
    names = tables(bestadt.schema)
    with in_town(ahausen):
        for name in names:
            with denied():
                run(f'SELECT 1 FROM {bestadt.schema}."{name}" LIMIT 1')
            with denied():
                run(f'DELETE FROM {bestadt.schema}."{name}"')


def test_no_sequence_of_another_town_can_be_used(ahausen: TownRef, bestadt: TownRef) -> None:
    names = run(f"SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = '{bestadt.schema}'::regnamespace")
    assert names

    with in_town(ahausen):
        for (name,) in names:
            with denied():
                run(f"SELECT nextval('{bestadt.schema}.{name}')")


def test_a_wrong_search_path_finds_nothing(ahausen: TownRef, bestadt: TownRef) -> None:
    """The role stays the town's even if a bug sets another path: not one row of the other town appears."""
    with in_town(ahausen):
        run("SELECT 1")
        with denied("does not exist"):
            run(f"SET search_path = {bestadt.schema}, public")
            run("SELECT * FROM preferences_preferences")
        connection.forget_switch()


def test_the_login_role_alone_reaches_no_town(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_public():
        for town in (ahausen, bestadt):
            for name in tables(town.schema):
                with denied():
                    run(f'SELECT 1 FROM {town.schema}."{name}" LIMIT 1')


def test_a_town_cannot_change_its_own_structure(ahausen: TownRef) -> None:
    with in_town(ahausen):
        for statement in (
            "CREATE TABLE x (id int)",
            "ALTER TABLE preferences_preferences ADD COLUMN x int",
            "DROP TABLE preferences_preferences",
            "TRUNCATE preferences_preferences",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE SCHEMA t_eigen",
            "CREATE TABLE public.x (id int)",
            "CREATE ROLE jemand",
        ):
            with denied("permission denied|must be owner"):
                run(statement)


def test_a_town_cannot_rewrite_its_history(ahausen: TownRef) -> None:
    names = [*settings.RATHAUS_APPEND_ONLY, "django_migrations"]
    with in_town(ahausen):
        for name in names:
            column = first_column(name)
            for statement in (f"DELETE FROM {name}", f"UPDATE {name} SET {column} = {column}", f"TRUNCATE {name}"):
                with denied():
                    run(statement)


def test_a_town_reads_of_the_shared_schema_what_is_listed_and_writes_nothing(ahausen: TownRef) -> None:
    readable = {name for name, rights in TOWN_READS.items() if rights == "SELECT"}
    readable |= set(settings.RATHAUS_TOWN_READS)

    with in_town(ahausen):
        for name in tables("public"):
            if name in readable:
                run(f'SELECT * FROM public."{name}" LIMIT 1')
            else:
                with denied():
                    run(f'SELECT * FROM public."{name}" LIMIT 1')
            with denied():
                run(f'DELETE FROM public."{name}"')


def test_a_town_rings_and_counts_for_itself_only(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        run(f"SELECT public.rathaus_ring('{ahausen.schema}')")
        assert run(f"SELECT public.rathaus_content_changed('{ahausen.schema}')")[0][0] > 1
        with denied("may not ring"):
            run(f"SELECT public.rathaus_ring('{bestadt.schema}')")
        with denied("may not change"):
            run(f"SELECT public.rathaus_content_changed('{bestadt.schema}')")


def test_the_login_role_owns_nothing_and_inherits_nothing(ahausen: TownRef) -> None:
    with in_public():
        owned = run("SELECT 1 FROM pg_class WHERE relowner = session_user::regrole")
        rights = run(
            "SELECT rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolbypassrls"
            " FROM pg_roles WHERE rolname = session_user"
        )
        towns = run(
            "SELECT DISTINCT inherit_option, set_option, admin_option FROM pg_auth_members"
            " WHERE member = session_user::regrole"
        )

    assert owned == []
    assert rights == [(False, False, False, False, False)]
    assert towns == [(False, True, False)]
