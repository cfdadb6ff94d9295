"""Who may do what in the database. Given anew after each migration; each function tells all rights of its object."""

from collections.abc import Iterable
from typing import Final

from django.conf import settings
from psycopg import sql

from rathaus_tenants.owner import Owner, login_role

# All towns' roles are in it; it holds what every town may do in the shared schema.
TOWNS: Final = "rathaus_town"

# What a town's role may read there. Columns are named where a row tells more than a town should know.
TOWN_READS: Final = {
    "django_content_type": "SELECT",
    "registry_town": "SELECT (schema_name, content_version)",
}
TOWN_CALLS: Final = ("rathaus_ring(text)", "rathaus_content_changed(text)")

# What the login role may write there while it wears no town's role; it reads everything.
LOGIN_WRITES: Final = {
    "registry_bell": "INSERT, DELETE, UPDATE",
    "registry_townjob": "INSERT, UPDATE, DELETE",
    "registry_condition": "INSERT, UPDATE",
    "registry_audithead": "INSERT",
    "guests_visit": "INSERT, UPDATE",
    "guests_standin": "INSERT, UPDATE",
    "guests_seat": "INSERT, UPDATE, DELETE",
    # The operators' own chain: added to, never rewritten.
    "audit_entry": "INSERT",
    "audit_head": "INSERT, UPDATE",
}


def grant_shared(owner: Owner) -> None:
    """Brings the rights on the shared schema to where they must be; needs the shared tables."""
    login = login_role()
    ensure_role(owner, TOWNS)
    run(owner, "GRANT USAGE ON SCHEMA public TO {login}, {towns}", login=login, towns=TOWNS)
    run(owner, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {login}, {towns}", login=login, towns=TOWNS)
    run(owner, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {login}", login=login)
    run(owner, "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {login}", login=login)
    existing = tables(owner, "public")
    for table, rights in (TOWN_READS | dict.fromkeys(settings.RATHAUS_TOWN_READS, "SELECT")).items():
        if table in existing:
            run(owner, f"GRANT {rights} ON public.{{table}} TO {{towns}}", table=table, towns=TOWNS)
    for table, rights in (LOGIN_WRITES | settings.RATHAUS_LOGIN_WRITES).items():
        if table in existing:
            run(owner, f"GRANT {rights} ON public.{{table}} TO {{login}}", table=table, login=login)
    for function in TOWN_CALLS:
        run(owner, f"GRANT EXECUTE ON FUNCTION public.{function} TO {{towns}}", towns=TOWNS)


def grant_town(owner: Owner, schema: str) -> None:
    """Makes the town's role and gives it its schema: rows, never structure, and no rewriting of history."""
    ensure_role(owner, schema)
    names = {"town": schema, "towns": TOWNS, "login": login_role()}
    run(owner, "GRANT {towns} TO {town} WITH INHERIT TRUE, SET FALSE", **names)
    run(owner, "GRANT {town} TO {login} WITH INHERIT FALSE, SET TRUE", **names)
    run(owner, "GRANT USAGE ON SCHEMA {town} TO {town}", **names)
    run(owner, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {town} TO {town}", **names)
    run(owner, "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA {town} TO {town}", **names)
    run(
        owner,
        "ALTER DEFAULT PRIVILEGES IN SCHEMA {town} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {town}",
        **names,
    )
    run(owner, "ALTER DEFAULT PRIVILEGES IN SCHEMA {town} GRANT USAGE, SELECT ON SEQUENCES TO {town}", **names)
    existing = tables(owner, schema)
    _take(owner, schema, "UPDATE, DELETE", [t for t in settings.RATHAUS_APPEND_ONLY if t in existing])
    _take(owner, schema, "INSERT, UPDATE, DELETE", [t for t in ("django_migrations",) if t in existing])


def ensure_role(owner: Owner, role: str) -> None:
    """A role without login; two who make it at once both succeed."""
    run(
        owner,
        """
        DO $$ BEGIN
          IF to_regrole({text}) IS NULL THEN CREATE ROLE {role} NOLOGIN; END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
        """,
        role=role,
        text=sql.Literal(role),
    )


def tables(owner: Owner, schema: str) -> set[str]:
    """The tables of a schema."""
    rows = owner.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace(%s) AND relkind IN ('r', 'p')",
        [schema],
    )
    return {row[0] for row in rows}


def run(owner: Owner, statement: str, **names: str | sql.Literal) -> None:
    """Executes a statement of this package; names are quoted as identifiers."""
    parts = {key: sql.Identifier(name) if isinstance(name, str) else name for key, name in names.items()}
    owner.execute(sql.SQL(statement).format(**parts))


def _take(owner: Owner, schema: str, rights: str, names: Iterable[str]) -> None:
    for table in names:
        run(owner, f"REVOKE {rights} ON {{town}}.{{table}} FROM {{town}}", town=schema, table=table)
