"""A town back out of its file: a plan of steps like its making, and like it resumed by the same call."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from shutil import copyfileobj
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from psycopg import sql

from rathaus_platform.crypto.api import Tampered, unwrap
from rathaus_tenants.context import in_town
from rathaus_tenants.errors import TownRefused
from rathaus_tenants.grants import grant_town
from rathaus_tenants.keys import key_context
from rathaus_tenants.lifecycle.package import Package
from rathaus_tenants.lifecycle.shared_rows import missing
from rathaus_tenants.migrate.behind import behind
from rathaus_tenants.migrate.town import migrate_town
from rathaus_tenants.owner import Owner, owner_connection, owner_database
from rathaus_tenants.provisioning import template
from rathaus_tenants.provisioning.identity import give_clients
from rathaus_tenants.provisioning.programs import run_program
from rathaus_tenants.provisioning.state import Progress, Progression, silent
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef

# Pages kept under a number from before must not be taken for the restored town's.
VERSIONS_AHEAD: Final = 1_000_000


def restore_town(source: Path, progress: Progress = silent) -> TownRef:
    """Makes the town of an export again, with its id, schema, hosts and files, and opens it if it was open.

    Nothing is touched before the file has been checked to its end. Raises TownRefused for a damaged file, a town of
    the same slug, key, schema or host, another master key, or shared rows that are not the same here; and
    ProvisioningFailed for a step, which the next call does again.
    """
    package = Package(source)
    row = package.town["row"]
    _demand_key(row)
    with owner_connection(autocommit=True) as owner:
        owner.execute("SELECT pg_advisory_lock(hashtextextended('rathaus.town.' || %s, 0))", [row["slug"]])
        lacking = missing(owner, package.town["shared"])
        if lacking:
            raise TownRefused(f"Hier fehlt oder ist anders, worauf die Stadt verweist: {', '.join(lacking[:5])}")
        _row(owner, package)
        progression = Progression(owner, row["slug"], progress)
        for name, work in _STEPS:
            with progression.step(f"restore-{name}") as needed:
                if needed:
                    work(owner, package)
        state = row["state"] if row["state"] in ("active", "archived") else "suspended"
        owner.execute("UPDATE public.registry_town SET state = %s WHERE slug = %s", [state, row["slug"]])
        owner.execute("DELETE FROM public.registry_departed WHERE id = %s", [row["id"]])
        owner.execute(
            "DELETE FROM public.registry_provisioningstep WHERE town_id = %s AND step LIKE 'restore-%%'", [row["id"]]
        )
    registry.forget()
    return registry.find(row["slug"])


def _demand_key(row: dict[str, Any]) -> None:
    try:
        unwrap(bytes.fromhex(row["wrapped_key"]), settings.ENVIRONMENT.master_key, key_context(UUID(row["id"]).bytes))
    except Tampered as problem:
        raise TownRefused("Die Stadt gehört zu einem anderen RATHAUS_MASTER_KEY.") from problem


def _row(owner: Owner, package: Package) -> None:
    """The town's row and hosts, unless an earlier call has made them."""
    row = package.town["row"]
    found = owner.execute(
        "SELECT t.id::text, t.state FROM public.registry_town t"
        " LEFT JOIN public.registry_domain d ON d.tenant_id = t.id"
        " WHERE t.slug = %s OR t.ars = %s OR t.schema_name = %s OR d.domain = ANY(%s)",
        [row["slug"], row["ars"], row["schema_name"], [domain for domain, _ in package.town["domains"]]],
    ).fetchall()
    if {(row["id"], "provisioning")} == set(found):
        return
    if found:
        raise TownRefused(f"{row['slug']} oder einen ihrer Rechnernamen gibt es schon.")
    values = {**row, "wrapped_key": bytes.fromhex(row["wrapped_key"]), "state": "provisioning"}
    values["content_version"] = row["content_version"] + VERSIONS_AHEAD
    with owner.transaction():
        owner.execute(
            sql.SQL("INSERT INTO public.registry_town ({}) VALUES ({})").format(
                sql.SQL(", ").join(map(sql.Identifier, values)), sql.SQL(", ").join(map(sql.Placeholder, values))
            ),
            values,
        )
        for domain, primary in package.town["domains"]:
            owner.execute(
                "INSERT INTO public.registry_domain (domain, tenant_id, is_primary) VALUES (%s, %s, %s)",
                [domain, row["id"], primary],
            )
        for step, state in package.town["steps"]:  # what its making has done is not done again
            owner.execute(
                "INSERT INTO public.registry_provisioningstep (town_id, step, state, error) VALUES (%s, %s, %s, '')",
                [row["id"], step, state],
            )


def _schema(owner: Owner, package: Package) -> None:
    """All rows in one transaction; what an interrupted call has left goes first."""
    schema = package.town["row"]["schema_name"]
    owner.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "schema.dump"
        for name, content in package.members():
            if name == "schema.dump":
                with dump.open("wb") as target:
                    copyfileobj(content, target)
        run_program(
            owner, "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", str(dump)
        )
    with owner.transaction():
        grant_town(owner, schema)


def _files(owner: Owner, package: Package) -> None:
    with in_town(_town(package)):
        for name, content in package.members():
            if name.startswith("files/"):
                own = name.removeprefix("files/")
                default_storage.delete(own)
                default_storage.save(own, File(content))


def _migrations(owner: Owner, package: Package) -> None:
    """An older export is brought to today's tables."""
    newest = template.fingerprint(owner, template.SCHEMA)
    for standing in behind(owner, newest):
        if standing.slug == package.town["row"]["slug"]:
            with owner_database():
                problem = migrate_town(standing, newest)
            if problem:
                raise TownRefused(problem)


def _identity(owner: Owner, package: Package) -> None:
    """Clients in Keycloak, made anew if they are gone."""
    town = _town(package)
    with in_town(town):
        give_clients(town)


def _town(package: Package) -> TownRef:
    registry.forget()
    return registry.find(package.town["row"]["slug"])


_STEPS: Final[tuple[tuple[str, Callable[[Owner, Package], None]], ...]] = (
    ("schema", _schema),
    ("migrations", _migrations),
    ("files", _files),
    ("identity", _identity),
)
