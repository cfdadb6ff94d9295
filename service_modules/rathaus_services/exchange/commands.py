"""`rathaus services new|import-fim|export-fim`: folders from nothing or from FIM, and FIM from folders."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rathaus_services import registry
from rathaus_services.exchange.fim.exporting import export
from rathaus_services.exchange.fim.importing import Imported, read_files
from rathaus_services.exchange.fim.names import slug
from rathaus_services.exchange.refused import Refused
from rathaus_services.exchange.scaffold.create import Created, create
from rathaus_services.problems import Problem, as_data

console = Console()
errors = Console(stderr=True)

AsJson = Annotated[bool, typer.Option("--json", help="Für Maschinen.")]
Output = Annotated[Path | None, typer.Option("--output", help="Ordner, in dem der neue entsteht; sonst der Katalog.")]
CodeLists = Annotated[list[Path] | None, typer.Option("--codelist", help="Codeliste als Genericode; mehrfach erlaubt.")]


def new(
    key: Annotated[str, typer.Argument(help="Der Schlüssel der neuen Leistung, zum Beispiel hund_anmelden.")],
    from_fim: Annotated[
        Path | None, typer.Option("--from-fim", help="Ein FIM-Schema (XDatenfelder 2.0, 3.0.0).")
    ] = None,
    codelist: CodeLists = None,
    output: Output = None,
    as_json: AsJson = False,
) -> None:
    """Legt den Ordner einer neuen Leistung an, auf Wunsch mit den Feldern eines FIM-Schemas."""
    try:
        fim = read_files(from_fim, codelist or ()) if from_fim else None
        created = create(key, output or _catalogue(), fim)
    except Refused as refusal:
        _refuse(refusal.problems, as_json)
    else:
        _tell(created, as_json)


def import_fim(
    file: Annotated[Path, typer.Argument(help="Ein FIM-Schema (XDatenfelder 2.0, 3.0.0).")],
    key: Annotated[str, typer.Option("--key", help="Der Schlüssel; sonst aus dem Namen des Schemas.")] = "",
    codelist: CodeLists = None,
    output: Output = None,
    as_json: AsJson = False,
) -> None:
    """Macht aus einem FIM-Schema den Ordner einer Leistung und nennt alles, was ein Mensch ansehen muss."""
    try:
        fim: Imported = read_files(file, codelist or ())
        created = create(key or slug(fim.title), output or _catalogue(), fim)
    except Refused as refusal:
        _refuse(refusal.problems, as_json)
    else:
        _tell(created, as_json)


def export_fim(
    key: Annotated[str, typer.Argument(help="Die Leistung, oder der Pfad eines Ordners.")],
    output: Annotated[Path | None, typer.Option("--output", help="Datei; sonst die Ausgabe.")] = None,
    as_json: AsJson = False,
) -> None:
    """Schreibt das FIM-Schema einer Leistung als XDatenfelder, so wie es kam."""
    folder = registry.folder(key)
    if folder is None:
        _refuse([Problem(key, "", "R1514", "Diese Leistung gibt es nicht.", "Nennen Sie einen Schlüssel.")], as_json)
        return
    try:
        text = export(folder)
    except Refused as refusal:
        _refuse(refusal.problems, as_json)
        return
    if output is None:
        sys.stdout.write(text.decode())
    else:
        output.write_bytes(text)
        typer.echo(json.dumps({"file": str(output), "bytes": len(text)}) if as_json else f"{output} geschrieben.")


def _catalogue() -> Path:
    """Where new services belong in a checkout: the first catalogue that is installed."""
    return next(iter(registry.roots()))


def _tell(created: Created, as_json: bool) -> None:
    module = created.loaded.modules[0]
    if as_json:
        said = {"key": module.key, "folder": str(created.folder), "tier": module.tier, "fields": len(module.fields)}
        hints = [as_data(problem) for problem in created.hints]
        typer.echo(json.dumps({**said, "hints": hints}, ensure_ascii=False))
        return
    for problem in created.hints:
        console.print(str(problem), style="yellow", markup=False, soft_wrap=True)
    line = f"{created.folder} angelegt: {len(module.fields)} Fragen, Stufe {module.tier}."
    console.print(line, markup=False, soft_wrap=True)
    console.print(f"Hinweise: {len(created.hints)}. Dateien mit offenen Texten: {len(created.loaded.problems)}.")


def _refuse(problems: Sequence[Problem], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"problems": [as_data(problem) for problem in problems]}, ensure_ascii=False))
    else:
        for problem in problems:
            errors.print(str(problem), style="red", markup=False, soft_wrap=True)
    raise typer.Exit(1)
