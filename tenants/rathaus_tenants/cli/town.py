"""`rathaus town create · list · rename · suspend · resume`."""

import json
from decimal import Decimal
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from rathaus_tenants.cli.progress import steps
from rathaus_tenants.cli.refusing import refusing
from rathaus_tenants.errors import UnknownTown
from rathaus_tenants.lifecycle import api as lifecycle
from rathaus_tenants.provisioning.api import TownSpec, create_town, land_of
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef

app = typer.Typer(no_args_is_help=True, help="Städte anlegen, auflisten, umbenennen, schließen und öffnen.")

Slug = Annotated[str, typer.Argument(help="Kurzname: kleine Buchstaben, Ziffern, Bindestriche.")]
AsJson = Annotated[bool, typer.Option("--json", help="Für Maschinen.")]


@app.command()
def create(
    slug: Slug,
    ars: Annotated[str, typer.Option(help="Amtlicher Regionalschlüssel, 12 Ziffern.")],
    name: Annotated[str, typer.Option(help="Name; sonst aus dem Kurznamen.")] = "",
    land: Annotated[str, typer.Option(help="Bundesland; sonst aus dem Regionalschlüssel.")] = "",
    kind: Annotated[str, typer.Option(help="Stadt, Gemeinde, Markt …")] = "Stadt",
    district: Annotated[str, typer.Option(help="Landkreis.")] = "",
    population: Annotated[int, typer.Option(help="Einwohnerzahl.")] = 0,
    postal_code: Annotated[str, typer.Option(help="Postleitzahl.")] = "",
    latitude: Annotated[str, typer.Option(help="Breite in Grad.")] = "",
    longitude: Annotated[str, typer.Option(help="Länge in Grad.")] = "",
    as_json: AsJson = False,
) -> None:
    """Legt eine Stadt an, oder setzt eine angefangene fort."""
    with refusing(as_json):
        spec = TownSpec(
            slug=slug,
            ars=ars,
            name=name or slug.replace("-", " ").title(),
            land=land or land_of(ars),
            kind=kind,
            district=district,
            population=population or None,
            postal_code=postal_code,
            latitude=Decimal(latitude) if latitude else None,
            longitude=Decimal(longitude) if longitude else None,
        )
        with steps(f"{spec.name} wird angelegt", quiet=as_json) as progress:
            town = create_town(spec, progress)
        _say(town, as_json)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """Zeigt alle Städte."""
    rows = [_row(entry) for entry in sorted(registry.overview(), key=lambda entry: entry.ref.slug)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    table = Table("Kurzname", "Name", "ARS", "Zustand", "Adresse", box=None)
    for row in rows:
        table.add_row(row["slug"], row["name"], row["ars"], row["state"], row["url"])
    Console(highlight=False).print(table)


@app.command()
def rename(
    slug: Slug,
    name: Annotated[str, typer.Argument(help="Der neue Name.")],
    official_name: Annotated[str, typer.Option(help="„Stadt Wilsdruff“; sonst aus Art und Name.")] = "",
    as_json: AsJson = False,
) -> None:
    """Gibt einer Stadt einen anderen Namen; Adresse und Daten bleiben."""
    with refusing(as_json):
        _say(lifecycle.rename(slug, name, official_name), as_json)


@app.command()
def suspend(slug: Slug, as_json: AsJson = False) -> None:
    """Schließt eine Stadt vorübergehend; ihre Daten bleiben."""
    with refusing(as_json):
        _say(lifecycle.suspend(slug), as_json)


@app.command()
def resume(slug: Slug, as_json: AsJson = False) -> None:
    """Öffnet eine geschlossene Stadt wieder."""
    with refusing(as_json):
        _say(lifecycle.resume(slug), as_json)


def _row(entry: registry.Entry) -> dict[str, str]:
    return {
        "slug": entry.ref.slug,
        "name": entry.ref.name,
        "ars": entry.facts.ars,
        "state": entry.state,
        "url": entry.ref.base_url,
    }


def _say(town: TownRef, as_json: bool) -> None:
    entry = registry.entry_with(town.id)
    if entry is None:
        raise UnknownTown
    row = _row(entry)
    text = f"{row['name']}: {row['state']}, {row['url']}"
    typer.echo(json.dumps(row, ensure_ascii=False) if as_json else text)
