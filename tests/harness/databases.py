"""Databases of a run: migrated once for each state of the migrations, towns made once per run, then cloned."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from tests.harness import run

ROOT = Path(__file__).parents[2]
SOURCE_ROOTS = ("platform", "tenants", "service_modules", "cms", "graphql")
LOCALE = "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'PG_UNICODE_FAST' LOCALE 'C.UTF-8'"


def admin(database: str = "postgres") -> psycopg.Connection:
    """A superuser's connection; every statement commits."""
    return psycopg.connect(os.environ[run.ADMIN], dbname=database, autocommit=True)


def clone_of_towns(name: str) -> None:
    """A database of this name with two towns, in a fraction of a second."""
    towns = name_for("towns")
    if not _exists(towns):
        with run.one_at_a_time("towns"):
            _make_towns(towns)
    _create(name, template=towns)


def drop(name: str) -> None:
    """Ends a database, whoever is still connected."""
    with admin() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def drop_all_of_run() -> None:
    """Ends everything this run has made; the migrated template stays for the next one."""
    with admin() as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{_run()}%"])
        names = [row[0] for row in rows]
    for name in names:
        drop(name)


def name_for(purpose: str) -> str:
    """The name of a database of this run."""
    return f"{_run()}_{purpose}"


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Inside the block Django's connections of all threads lead to this database."""
    from django.db import connections

    settings = connections["default"].settings_dict
    before = settings["NAME"]
    connections["default"].close()
    settings["NAME"] = name
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"] = before


def _run() -> str:
    return "rathaus_test_" + run.folder().name.removeprefix("rathaus-run-").lower().replace("-", "_")


def _make_towns(name: str) -> None:
    """The run's database with its two towns, made by the first who asks."""
    from tests.harness.towns import make_towns

    if _exists(name):
        return
    template = _migrated()
    unfinished = name_for("unfinished")
    drop(unfinished)
    _create(unfinished, template=template)
    with connected_to(unfinished):
        make_towns()
    _rename(unfinished, name)


def _migrated() -> str:
    """The migrated database; it is kept, and used as long as no migration changes."""
    from tests.harness.towns import migrate

    name = _template_name()
    if _exists(name):
        return name
    _drop_old_templates()
    unfinished = name_for("migrating")
    drop(unfinished)
    _create(unfinished)
    with connected_to(unfinished):
        migrate()
    _rename(unfinished, name)
    return name


def _template_name() -> str:
    """Changes with every file that decides what a migrated database looks like."""
    digest = hashlib.sha256()
    files = [path for root in SOURCE_ROOTS for path in (ROOT / root).glob("**/migrations/*.py")]
    files += [ROOT / "tenants/rathaus_tenants/grants.py", ROOT / "platform/rathaus_site/installed.py"]
    files += [ROOT / "tenants/rathaus_tenants/provisioning/template.py", ROOT / "locks/dev.lock"]
    files += [ROOT / "tenants/rathaus_tenants/migrate/spare_indexes.py", *(ROOT / "cms/rathaus_cms/seed").glob("*")]
    for path in sorted(path for path in files if path.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return f"rathaus_template_{digest.hexdigest()[:12]}"


def _drop_old_templates() -> None:
    """Templates nobody uses any more; one that is being cloned at this moment refuses and stays."""
    with admin() as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'rathaus_template_%' ORDER BY oid DESC OFFSET 3"
        )
        for (name,) in rows.fetchall():
            try:
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
            except psycopg.errors.ObjectInUse:
                continue


def _exists(name: str) -> bool:
    with admin() as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def _create(name: str, template: str = "template0") -> None:
    """An empty database as production has it, or a copy."""
    with admin() as connection:
        statement = "CREATE DATABASE {} OWNER rathaus_owner TEMPLATE {} " + (LOCALE if template == "template0" else "")
        connection.execute(sql.SQL(statement).format(sql.Identifier(name), sql.Identifier(template)))
    if template == "template0":
        with admin(name) as connection:
            for extension in ("unaccent", "pg_trgm", "btree_gin"):
                connection.execute(f"CREATE EXTENSION {extension} SCHEMA public")
            connection.execute("ALTER SCHEMA public OWNER TO rathaus_owner")


def _rename(before: str, after: str) -> None:
    with admin() as connection:
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(before), sql.Identifier(after))
        )
