"""`rathaus bench`: runs the benchmarks and shows their figures beside the goals."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from rathaus_site import bytecode
from rathaus_site.cli.stack import Json
from rathaus_site.frontend.places import ROOT

FIGURES = "RATHAUS_FIGURES"  # the file into which a benchmark writes a line for each figure

Name = Annotated[str, typer.Argument(help="Nur diese Messung.")]


def bench(name: Name = "", as_json: Json = False) -> None:
    """Misst und vergleicht mit den Zielen; endet mit 1, wenn ein Ziel verfehlt ist."""
    bytecode.keep()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-m",
            "bench",
            "tests/bench",
            *(["-k", name] if name else []),
        ]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, FIGURES: str(file)}, stdout=sys.stderr, check=False)
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
    figures = {row.pop("name"): row for row in map(json.loads, lines)}
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))
    else:
        _show(figures)
    sys.exit(0 if done.returncode == 0 and all(row["holds"] for row in figures.values()) else 1)


def _show(figures: dict[str, Any]) -> None:
    table = Table("Messung", "Wert", "Ziel", "hält", "wie gemessen", box=None)
    for name, row in figures.items():
        holds = "[green]ja" if row["holds"] else "[red]nein"
        table.add_row(name, f"{row['value']} {row['unit']}", f"{row['goal']} {row['unit']}", holds, row["how"])
    Console(highlight=False).print(table)
