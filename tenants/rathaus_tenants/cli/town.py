"""`rathaus town create · list · parked · rename · suspend · resume`; the rest of a life is in `town_life`."""

import json
from decimal import Decimal
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from rathaus_platform.outbox import api as outbox
from rathaus_tenants.cli.progress import steps
from rathaus_tenants.cli.refusing import refusing
from rathaus_tenants.context import in_town
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
        say(town, as_json)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """Zeigt alle Städte."""
    known = registry.conditions()
    entries = sorted(registry.overview()[:], key=lambda entry: entry.ref.slug)
    rows = [{**_row(entry), **_condition(known.get(entry.ref.id))} for entry in entries]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    table = Table(box=None)
    for head in ("Kurzname", "Name", "ARS", "Zustand", "Adresse", "liegen geblieben"):
        table.add_column(head, overflow="fold")  # never cut short: somebody types or copies it
    for row in rows:
        parked = "?" if row["parked"] is None else f"[red]{row['parked']}" if row["parked"] else "0"
        table.add_row(row["slug"], row["name"], row["ars"], row["state"], row["url"], parked)
    Console(highlight=False).print(table)


@app.command()
def parked(
    slug: Slug,
    resume_all: Annotated[bool, typer.Option("--resume", help="Alle noch einmal versuchen.")] = False,
    as_json: AsJson = False,
) -> None:
    """Zeigt, was eine Stadt nicht zustellen konnte; mit --resume wird alles noch einmal versucht."""
    with refusing(as_json), in_town(registry.find(slug)):
        messages = outbox.parked()
        if resume_all:
            for message in messages:
                outbox.resume(message.id)
    rows = [
        {"id": str(one.id), "kind": one.kind, "since": one.parked_at.isoformat(timespec="minutes"), "error": one.error}
        for one in messages
    ]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        typer.echo("  ".join((row["since"], row["kind"], row["error"], row["id"])))
    typer.echo(f"{len(rows)} {'werden noch einmal versucht' if resume_all else 'liegen'}.")


@app.command()
def rename(
    slug: Slug,
    name: Annotated[str, typer.Argument(help="Der neue Name.")],
    official_name: Annotated[str, typer.Option(help="„Stadt Wilsdruff“; sonst aus Art und Name.")] = "",
    as_json: AsJson = False,
) -> None:
    """Gibt einer Stadt einen anderen Namen; Adresse und Daten bleiben."""
    with refusing(as_json):
        say(lifecycle.rename(slug, name, official_name), as_json)


@app.command()
def suspend(slug: Slug, as_json: AsJson = False) -> None:
    """Schließt eine Stadt vorübergehend; ihre Daten bleiben."""
    with refusing(as_json):
        say(lifecycle.suspend(slug), as_json)


@app.command()
def resume(slug: Slug, as_json: AsJson = False) -> None:
    """Öffnet eine geschlossene Stadt wieder."""
    with refusing(as_json):
        say(lifecycle.resume(slug), as_json)


def _condition(known: registry.TownCondition | None) -> dict[str, Any]:
    """What the housekeeping saw last; unknown until it has been to the town."""
    if known is None:
        return {"parked": None, "waiting": None, "oldest": None, "seen_at": None}
    return {
        "parked": known.parked,
        "waiting": known.waiting,
        "oldest": known.oldest.isoformat() if known.oldest else None,
        "seen_at": known.seen_at.isoformat(),
    }


def _row(entry: registry.Entry) -> dict[str, Any]:
    return {
        "slug": entry.ref.slug,
        "name": entry.ref.name,
        "ars": entry.facts.ars,
        "state": entry.state,
        "url": entry.ref.base_url,
        "pilot": entry.ref.pilot,
    }


def say(town: TownRef, as_json: bool) -> None:
    """A town as it is now, for people or machines."""
    entry = registry.entry_with(town.id)
    if entry is None:
        raise UnknownTown
    row = _row(entry)
    text = f"{row['name']}: {row['state']}{', Pilotstadt' if row['pilot'] else ''}, {row['url']}"
    typer.echo(json.dumps(row, ensure_ascii=False) if as_json else text)
