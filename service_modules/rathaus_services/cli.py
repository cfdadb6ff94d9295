"""`rathaus services …`: the catalogue on the command line. Exit 1 when a rule finds something or a file is refused."""

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from rathaus_services import registry
from rathaus_services.activation.commands import pin, unpin
from rathaus_services.exchange import commands
from rathaus_services.loader import load_folder
from rathaus_services.manifest import Module
from rathaus_services.problems import as_data
from rathaus_services.reference.command import docs
from rathaus_services.replay.command import replay
from rathaus_services.rollout.command import releases as releases_commands
from rathaus_services.rules.version import FILE, stamp

services = typer.Typer(no_args_is_help=True, help="Der Katalog der Leistungen.")
console = Console()

AsJson = Annotated[bool, typer.Option("--json", help="Für Maschinen.")]
Key = Annotated[str, typer.Argument(help="Nur diese Leistung, oder der Pfad eines Ordners.")]

services.command("new")(commands.new)
services.command("import-fim")(commands.import_fim)
services.command("export-fim")(commands.export_fim)
services.command("docs")(docs)
services.command("replay")(replay)
services.command("pin")(pin)
services.command("unpin")(unpin)
services.add_typer(releases_commands, name="releases")


@services.command("list")
def list_services(as_json: AsJson = False) -> None:
    """Alle Leistungen mit Fassung, Stufe und Leistungsschlüssel."""
    rows = [_row(module) for module in registry.loaded().modules]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    table = Table("Schlüssel", "Titel", "Fassung", "Stufe", "LeiKa", "Felder")
    for row in rows:
        table.add_row(*(str(row[name]) for name in ("key", "title", "version", "tier", "leika", "fields")))
    console.print(table)


@services.command()
def check(key: Key = "", as_json: AsJson = False) -> None:
    """Prüft alle Regeln und Beispiele. Endet mit 1, wenn etwas zu tun ist."""
    if not key:
        checked, found = [folder.name for folder in registry.folders()], registry.problems()
    elif folder := registry.folder(key):
        checked, found = [folder.name], load_folder(folder).problems
    else:
        _refuse(f"Die Leistung {key} gibt es nicht.", as_json)
        return
    if as_json:
        typer.echo(json.dumps({"checked": checked, "problems": [as_data(p) for p in found]}, ensure_ascii=False))
    else:
        for problem in found:
            console.print(str(problem), style="yellow" if problem.warns else "red", markup=False, soft_wrap=True)
        what = checked[0] if len(checked) == 1 else f"{len(checked)} Leistungen"
        console.print(f"{what} geprüft. Befunde: {len(found)}.", markup=False, soft_wrap=True)
    if any(not problem.warns for problem in found):
        raise typer.Exit(1)


@services.command()
def sync(as_json: AsJson = False) -> None:
    """Schreibt für jeden neuen Inhalt eine unveränderliche Fassung."""
    from rathaus_services.releases import api as releases

    done = releases.sync()
    if as_json:
        typer.echo(json.dumps({"new": done.new, "known": done.known, "unsound": done.unsound}))
    else:
        console.print(f"{len(done.new)} neue Fassungen, {len(done.known)} bekannte.", *done.new)
        for problem in done.refused:
            console.print(str(problem), style="red", markup=False, soft_wrap=True)
    if done.unsound:
        _refuse(f"Nicht ausgeliefert, weil Regeln verletzt sind: {', '.join(done.unsound)}.", as_json)


@services.command("stamp")
def write_stamp(key: Annotated[str, typer.Argument(help="Die Leistung, die ausgeliefert wird.")]) -> None:
    """Merkt sich Fassung und Inhalt, damit die nächste Änderung eine neue Fassung verlangt."""
    folder = registry.folder(key)
    if folder is None:
        _refuse(f"Die Leistung {key} gibt es nicht.", as_json=False)
        return
    text = json.dumps(stamp(registry.module(key)), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / FILE).write_text(text + "\n")
    console.print(f"{key}: Fassung {registry.module(key).version} gemerkt.")


def _row(module: Module) -> dict[str, Any]:
    return {
        "key": module.key,
        "title": module.title,
        "version": module.version,
        "tier": module.tier,
        "leika": module.leika[0] if module.leika else None,
        "fields": len(module.fields),
        "content_hash": module.content_hash,
    }


def _refuse(text: str, as_json: bool) -> None:
    if not as_json:
        console.print(text, style="red")
    raise typer.Exit(1)
