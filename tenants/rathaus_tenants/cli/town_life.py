"""`rathaus town pilot · archive · export · restore · delete`."""

from pathlib import Path
from typing import Annotated

import typer

from rathaus_tenants.cli.progress import steps
from rathaus_tenants.cli.refusing import refusing
from rathaus_tenants.cli.town import AsJson, Slug, app, say
from rathaus_tenants.lifecycle import api as lifecycle


@app.command()
def pilot(
    slug: Slug,
    off: Annotated[bool, typer.Option("--off", help="Keine Pilotstadt mehr.")] = False,
    as_json: AsJson = False,
) -> None:
    """Macht eine Stadt zur Pilotstadt: neue Fassungen der Leistungen kommen zuerst zu ihr."""
    with refusing(as_json):
        say(lifecycle.set_pilot(slug, not off), as_json)


@app.command()
def archive(slug: Slug, as_json: AsJson = False) -> None:
    """Legt eine Stadt still; ihre Daten bleiben."""
    with refusing(as_json):
        say(lifecycle.archive(slug), as_json)


@app.command()
def export(
    slug: Slug,
    target: Annotated[Path, typer.Argument(help="Die Datei, die entsteht.", dir_okay=False)],
    as_json: AsJson = False,
) -> None:
    """Schreibt eine Stadt mit allem, was zu ihr gehört, in eine Datei. Sie enthält Daten von Menschen."""
    with refusing(as_json), steps(f"{slug} wird ausgeführt", quiet=as_json) as progress:
        say(lifecycle.export_town(slug, target, progress), as_json)


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="Eine Datei von `rathaus town export`.", exists=True, dir_okay=False)],
    as_json: AsJson = False,
) -> None:
    """Stellt eine Stadt aus ihrer Datei wieder her, oder setzt das fort."""
    with refusing(as_json), steps("Stadt wird wiederhergestellt", quiet=as_json) as progress:
        say(lifecycle.restore_town(source, progress), as_json)


@app.command()
def delete(
    slug: Slug,
    confirm: Annotated[str, typer.Option(help="Der Kurzname noch einmal; sonst wird gefragt.")] = "",
    as_json: AsJson = False,
) -> None:
    """Löscht eine stillgelegte Stadt endgültig: zuerst ihren Schlüssel, dann Dateien und Tabellen."""
    with refusing(as_json):
        confirmation = confirm or typer.prompt(f"Alles von {slug} geht verloren. Kurzname zur Bestätigung", err=True)
        with steps(f"{slug} wird gelöscht", quiet=as_json) as progress:
            town = lifecycle.delete_town(slug, confirmation, progress)
        typer.echo(f'{{"slug": "{town.slug}", "state": "deleted"}}' if as_json else f"{town.name} ist gelöscht.")
