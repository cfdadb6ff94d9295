"""The rows of the shared schema that a town's rows point to: types of content, releases of services.

A package does not carry them. It names each with a mark of what it says, so that a town comes back only where its
references mean the same.
"""

from psycopg import sql

from rathaus_tenants.owner import Owner

_REFERENCES = """
SELECT DISTINCT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text
  FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
 WHERE c.contype = 'f' AND c.connamespace = %s::regnamespace
   AND c.confrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
"""
_MARKS = """
SELECT r.id::text, md5(to_jsonb(r)::text) FROM {target} r
 WHERE r.id IN (SELECT {column} FROM {table} WHERE {column} IS NOT NULL)
"""


def referenced(owner: Owner, schema: str) -> dict[str, str]:
    """`table/id` with the mark of the row, for every shared row that the schema's rows point to."""
    found: dict[str, str] = {}
    for table, column, target in owner.execute(_REFERENCES, [schema]).fetchall():
        statement = sql.SQL(_MARKS).format(
            target=sql.SQL(target), table=sql.SQL(table), column=sql.Identifier(column)
        )  # names as PostgreSQL itself writes them
        found |= {f"{target}/{key}": mark for key, mark in owner.execute(statement)}
    return found


def missing(owner: Owner, wanted: dict[str, str]) -> list[str]:
    """Which of these rows are not here, or say something else."""
    there: dict[str, str] = {}
    for target in {name.rsplit("/", 1)[0] for name in wanted}:
        table = sql.Identifier("public", target.split(".")[-1].strip('"'))
        rows = owner.execute(sql.SQL("SELECT r.id::text, md5(to_jsonb(r)::text) FROM {} r").format(table))
        there |= {f"{target}/{key}": mark for key, mark in rows}
    return sorted(name for name, mark in wanted.items() if there.get(name) != mark)
