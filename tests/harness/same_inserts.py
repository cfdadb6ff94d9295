"""The rows that one transaction inserted, as a script for pgbench: the same tables, values and constraints."""

import re
from collections.abc import Iterable

import psycopg
from psycopg import sql

INSERTED = re.compile(r'INSERT INTO "(\w+)"')
SEQUENCE = "bench_numbers"


def script(connection: psycopg.Connection, schema: str, statements: Iterable[str], transaction: str) -> str:
    """One INSERT for each row that `transaction` (its id as text) made so; keys are new each time."""
    connection.execute(sql.SQL("CREATE SEQUENCE {}.{} START 1000000").format(*map(sql.Identifier, (schema, SEQUENCE))))
    plain = (one for one in statements if "DO UPDATE" not in one)  # a counter that goes up is no new row
    tables = dict.fromkeys(name for one in plain for name in INSERTED.findall(one))
    inserts = [text for table in tables for text in _inserts(connection, schema, table, transaction)]
    return "BEGIN;\n" + "".join(f"{one};\n" for one in inserts) + "COMMIT;\n"


def _inserts(connection: psycopg.Connection, schema: str, table: str, transaction: str) -> list[str]:
    place = sql.SQL("{}.{}").format(sql.Identifier(schema), sql.Identifier(table))
    columns = _columns(connection, place.as_string(connection))
    new = {name: _new(kind, longest, schema) for name, kind, longest, key in columns if key}
    parts = [
        sql.Literal(new[name])
        if name in new
        else sql.SQL("quote_nullable({}) || {}").format(sql.Identifier(name), sql.Literal(f"::{kind}"))
        for name, kind, _longest, _key in columns
    ]
    query = sql.SQL("SELECT concat_ws(', ', {}) FROM {} WHERE xmin::text = {}").format(
        sql.SQL(", ").join(parts), place, sql.Literal(transaction)
    )
    names = ", ".join(f'"{name}"' for name, *_rest in columns)
    rows = connection.execute(query).fetchall()
    return [f"INSERT INTO {place.as_string(connection)} ({names}) VALUES ({values})" for (values,) in rows]


def _columns(connection: psycopg.Connection, place: str) -> list[tuple[str, str, int, bool]]:
    """Name, type, greatest length (or 0) and whether it is part of a unique index but no reference to another row."""
    query = """
        SELECT attname, atttypid::regtype::text, greatest(atttypmod - 4, 0),
            EXISTS (SELECT 1 FROM pg_index WHERE indrelid = attrelid AND indisunique AND attnum = ANY (indkey))
            AND NOT EXISTS (SELECT 1 FROM pg_constraint
                WHERE conrelid = attrelid AND contype = 'f' AND attnum = ANY (conkey))
        FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
    """
    return [tuple(row) for row in connection.execute(query, [place]).fetchall()]


def _new(kind: str, longest: int, schema: str) -> str:
    number = f"nextval('{schema}.{SEQUENCE}')"
    match kind:
        case "uuid":
            return "gen_random_uuid()"
        case "bigint" | "integer" | "smallint":
            return f"{number}::{kind}"
        case "bytea":
            return "uuid_send(gen_random_uuid())"
    return f"left(gen_random_uuid()::text, {longest or 36})"
