"""Which towns are behind: one statement per hundred towns, instead of one run of `migrate` per town."""

from dataclasses import dataclass

from psycopg import sql

from rathaus_tenants.owner import Owner
from rathaus_tenants.provisioning.template import FINGERPRINT

_BATCH = 100


@dataclass(frozen=True)
class Standing:
    """Where a town's schema stands."""

    slug: str
    schema: str
    fingerprint: str


def standings(owner: Owner) -> list[Standing]:
    """All towns that have a schema, archived ones too, with their fingerprints."""
    rows = owner.execute(
        "SELECT slug, schema_name FROM public.registry_town"
        " WHERE to_regnamespace(schema_name) IS NOT NULL ORDER BY slug"
    ).fetchall()
    found: list[Standing] = []
    for start in range(0, len(rows), _BATCH):
        found += _batch(owner, rows[start : start + _BATCH])
    return found


def behind(owner: Owner, newest: str) -> list[Standing]:
    """The towns whose fingerprint is another one."""
    return [standing for standing in standings(owner) if standing.fingerprint != newest]


def _batch(owner: Owner, rows: list[tuple[str, str]]) -> list[Standing]:
    parts = [
        sql.SQL("SELECT {slug}, {name}, ({mark})").format(
            slug=sql.Literal(slug),
            name=sql.Literal(schema),
            mark=sql.SQL(FINGERPRINT).format(schema=sql.Identifier(schema)),
        )
        for slug, schema in rows
    ]
    return [Standing(*row) for row in owner.execute(sql.SQL(" UNION ALL ").join(parts))]
