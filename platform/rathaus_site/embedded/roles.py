"""Roles and databases of a cluster: the owner migrates, the app serves. Safe to repeat."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

from rathaus_site.embedded.problems import EmbeddedProblem

EXTENSIONS = ("unaccent", "pg_trgm", "btree_gin")
# What each role may: the app role inherits nothing, it has to put on one town's role to see that town.
RIGHTS = {"rathaus_owner": "LOGIN CREATEROLE", "rathaus_app": "LOGIN NOINHERIT", "keycloak": "LOGIN"}


@dataclass(frozen=True)
class RolePasswords:
    """The passwords of the three login roles."""

    owner: str
    app: str
    keycloak: str

    def of(self, role: str) -> str:
        """The password of one of the roles in RIGHTS."""
        return {"rathaus_owner": self.owner, "rathaus_app": self.app, "keycloak": self.keycloak}[role]


def bootstrap_roles(superuser_dsn: str, passwords: RolePasswords, *, database: str = "rathaus") -> None:
    """Brings roles, the databases `rathaus` and `keycloak`, and the extensions to where they must be."""
    with psycopg.connect(superuser_dsn, autocommit=True) as connection:
        for role, rights in RIGHTS.items():
            _ensure_role(connection, role, rights, passwords.of(role))
        _ensure_database(connection, database, "rathaus_owner")
        _ensure_database(connection, "keycloak", "keycloak")
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO rathaus_app").format(sql.Identifier(database)))
    with psycopg.connect(superuser_dsn, dbname=database, autocommit=True) as connection:
        for extension in EXTENSIONS:
            connection.execute(
                sql.SQL("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public").format(sql.Identifier(extension))
            )
        connection.execute("ALTER SCHEMA public OWNER TO rathaus_owner")
        _check_locale(connection)


def _ensure_role(connection: psycopg.Connection, role: str, rights: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    statement = sql.SQL("{verb} ROLE {role} {rights} PASSWORD {password}").format(
        verb=sql.SQL("ALTER" if known else "CREATE"),
        role=sql.Identifier(role),
        rights=sql.SQL(rights),  # one of RIGHTS above
        password=sql.Literal(password),
    )
    connection.execute(statement)


def _ensure_database(connection: psycopg.Connection, name: str, owner: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        statement = sql.SQL(
            "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' "
            "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'PG_UNICODE_FAST' LOCALE 'C.UTF-8'"
        )
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(owner)))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))


def _check_locale(connection: psycopg.Connection) -> None:
    row = connection.execute(
        "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = current_database()"
    ).fetchone()
    if row is None or row[1] != "PG_UNICODE_FAST":
        raise EmbeddedProblem(
            "Die Datenbank hat nicht die Sortierung PG_UNICODE_FAST; "
            "so sortiert und vergleicht sie anders als überall sonst."
        )
