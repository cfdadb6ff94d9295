"""A town out into one file: its row, its schema, its files. The town goes on meanwhile; nothing in it changes."""

import tempfile
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from psycopg.rows import dict_row

from rathaus_platform import clock
from rathaus_tenants.context import in_town
from rathaus_tenants.lifecycle import files
from rathaus_tenants.lifecycle.package import FORMAT, Writer, writing
from rathaus_tenants.lifecycle.shared_rows import referenced
from rathaus_tenants.owner import Owner, owner_connection
from rathaus_tenants.provisioning.programs import run_program
from rathaus_tenants.provisioning.state import Progress, silent
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef


def export_town(slug: str, target: Path, progress: Progress = silent) -> TownRef:
    """Writes the town to `target`, whole or not at all. Raises UnknownTown.

    Answers and uploads stay sealed: they open with the deployment's master key only. Names of people and what staff
    has written are readable. Sessions are left out. For a state between two applications close the town first.
    """
    town = registry.find(slug)
    with owner_connection(autocommit=True) as owner, writing(target) as package:
        package.text("town.json", _told(owner, town))
        progress("schema", "running")
        _schema(owner, town, package)
        progress("files", "running")
        _files(town, package)
    progress("files", "done")
    return town


def _told(owner: Owner, town: TownRef) -> dict[str, Any]:
    with owner.cursor(row_factory=dict_row) as cursor:
        row = cursor.execute("SELECT * FROM public.registry_town WHERE id = %s", [town.id]).fetchone() or {}
    domains = owner.execute("SELECT domain, is_primary FROM public.registry_domain WHERE tenant_id = %s", [town.id])
    steps = owner.execute("SELECT step, state FROM public.registry_provisioningstep WHERE town_id = %s", [town.id])
    return {
        "format": FORMAT,
        "made_at": clock.now().isoformat(),
        "row": {name: value.hex() if isinstance(value, bytes) else _plain(value) for name, value in row.items()},
        "domains": [list(pair) for pair in domains],
        "steps": [list(pair) for pair in steps],
        "shared": referenced(owner, town.schema),
    }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | bool) else str(value)


def _schema(owner: Owner, town: TownRef, package: Writer) -> None:
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "schema.dump"
        run_program(
            owner,
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--schema={town.schema}",
            f"--exclude-table-data={town.schema}.django_session",
            f"--file={dump}",
        )
        with dump.open("rb") as source:
            package.stream("schema.dump", source, dump.stat().st_size)


def _files(town: TownRef, package: Writer) -> None:
    with in_town(town):
        for name in files.names():
            with default_storage.open(name) as source:
                package.stream(f"files/{name}", source, default_storage.size(name))
