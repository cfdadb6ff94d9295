"""`rathaus services replay KEY`: what new content would do to the past cases of the towns."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from rathaus_services import registry
from rathaus_services.command_line import open_towns, refuse
from rathaus_services.replay.values import Replayed
from rathaus_tenants.context import in_town

console = Console(highlight=False)


def replay(
    key: Annotated[str, typer.Argument(help="Die Leistung, wie sie jetzt im Ordner steht.")],
    town: Annotated[list[str] | None, typer.Option("--town", help="Nur diese Stadt; mehrfach erlaubt.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Für Maschinen.")] = False,
) -> None:
    """Rechnet frühere Fälle mit dem neuen Inhalt nach. Endet mit 1, wenn einer nicht mehr gesendet werden könnte."""
    from rathaus_services.replay import run  # needs the models

    try:
        module = registry.module(key)
    except registry.UnknownModule:
        refuse(f"Die Leistung {key} gibt es nicht, oder sie hat Befunde (rathaus services check {key}).")
    found = {}
    for each in open_towns(town or ()):
        with in_town(each):
            found[each.slug] = run.replay(module)
    if as_json:
        about = {"key": key, "version": module.version, "content_hash": module.content_hash}
        towns = {slug: asdict(one) for slug, one in found.items()}
        typer.echo(json.dumps({**about, "towns": towns}, ensure_ascii=False, default=str))
    else:
        for slug, one in found.items():
            _show(slug, one)
    raise typer.Exit(1 if any(one.failing for one in found.values()) else 0)


def _show(slug: str, found: Replayed) -> None:
    counts = f"{found.cases} Fälle, {len(found.failing)} scheitern, {len(found.fees)} mit anderer Gebühr"
    lines = [f"{slug}: {counts}"]
    for case in found.failing:
        told = ", ".join(f"{problem.field or 'Antrag'}: {problem.code}" for problem in case.problems)
        lines.append(f"  {case.number}  scheitert  {told}")
    lines += [f"  {case.number}  Gebühr  {case.old} € -> {case.new} €" for case in found.fees]
    lines += [f"  Feld {name} entfällt: {count} Antworten" for name, count in sorted(found.gone.items())]
    lines += [f"  Noch zu setzen: {name}" for name in found.unset]
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)
