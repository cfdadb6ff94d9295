"""`rathaus identity client create · list · key · rotate · revoke`: programs that may call a town's API."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from rathaus_platform.identity.api_clients import api as clients
from rathaus_tenants.cli.refusing import refusing
from rathaus_tenants.context import in_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef

app = typer.Typer(no_args_is_help=True, help="Programme, die die Schnittstelle einer Kommune benutzen dürfen.")

Town = Annotated[str, typer.Argument(help="Kurzname der Kommune.")]
Name = Annotated[str, typer.Argument(help="Name des Programms, zum Beispiel fachverfahren-steuer.")]
AsJson = Annotated[bool, typer.Option("--json", help="Für Maschinen.")]
Least = Annotated[int, typer.Option(help="Kontingent; ohne Angabe das übliche.", min=0)]
TOLD_ONCE = "Das Geheimnis wird nur jetzt gezeigt. Geben Sie es auf sicherem Weg weiter."


@app.command()
def create(
    town: Town,
    name: Name,
    scope: Annotated[list[str], typer.Option(help=f"Mehrfach möglich: {', '.join(clients.SCOPES)}.")],
    requests_per_minute: Least = 0,
    requests_per_day: Least = 0,
    cost_per_minute: Least = 0,
    cost_per_day: Least = 0,
    as_json: AsJson = False,
) -> None:
    """Meldet ein Programm an und zeigt sein Geheimnis, dieses eine Mal."""
    given = {
        "requests_per_minute": requests_per_minute,
        "requests_per_day": requests_per_day,
        "cost_per_minute": cost_per_minute,
        "cost_per_day": cost_per_day,
    }
    quota = replace(clients.Quota(), **{what: most for what, most in given.items() if most})
    with refusing(as_json):
        ref = registry.find(town)
        with in_town(ref):
            made = clients.create(name, scope, quota)
        _tell(ref, made, as_json)


@app.command("list")
def list_(town: Town, as_json: AsJson = False) -> None:
    """Zeigt die Programme einer Kommune, auch gesperrte."""
    with refusing(as_json):
        with in_town(registry.find(town)):
            rows = [_row(one) for one in clients.programs()]
        if as_json:
            typer.echo(json.dumps({"clients": rows}, ensure_ascii=False))
            return
        table = Table("Name", "Kennung", "Scopes", "heute", "Stand", box=None)
        for row in rows:
            state = f"gesperrt am {row['revoked_at'][:10]}" if row["revoked_at"] else "gilt"
            today = "–" if row["requests_today"] is None else str(row["requests_today"])
            table.add_row(row["name"], row["client_id"], " ".join(row["scopes"]), today, state)
        Console(highlight=False).print(table)


@app.command()
def rotate(town: Town, name: Name, as_json: AsJson = False) -> None:
    """Gibt einem Programm ein neues Geheimnis; das alte, Schlüssel und Zugriffstoken gelten sofort nicht mehr."""
    with refusing(as_json):
        ref = registry.find(town)
        with in_town(ref):
            made = clients.rotate(name)
        _tell(ref, made, as_json)


@app.command()
def key(
    town: Town,
    name: Name,
    file: Annotated[Path, typer.Argument(help="Der öffentliche Schlüssel: PEM oder JWK.", exists=True, dir_okay=False)],
    hours: Annotated[float, typer.Option(help="So lange gilt der alte noch; 0: ab sofort nicht mehr.", min=0)] = (
        clients.OVERLAP.total_seconds() / 3600
    ),
    as_json: AsJson = False,
) -> None:
    """Nimmt einen öffentlichen Schlüssel an, statt eines Geheimnisses; alter und neuer gelten eine Zeit lang beide."""
    with refusing(as_json):
        ref, text = registry.find(town), file.read_text(errors="replace")
        with in_town(ref):
            made = clients.take_key(name, text, overlap=timedelta(hours=hours))
        _tell(ref, made, as_json)


@app.command()
def revoke(town: Town, name: Name, as_json: AsJson = False) -> None:
    """Sperrt ein Programm sofort und für immer."""
    with refusing(as_json):
        with in_town(registry.find(town)):
            clients.revoke(name)
        typer.echo(json.dumps({"revoked": name}) if as_json else f"{name} ist gesperrt.")


def _tell(town: TownRef, made: clients.Registered, as_json: bool) -> None:
    row = {
        **_row(made.program),
        "client_secret": made.secret or None,
        "token_url": made.token_url,
        "api": town.base_url,
    }
    if as_json:
        typer.echo(json.dumps(row, ensure_ascii=False))
        return
    keys = ", ".join(one["kid"] for one in row["keys"])
    told = {"Kennung": row["client_id"], "Geheimnis": made.secret, "Schlüssel": keys, "Token von": made.token_url}
    for title, value in {**told, "API": f"{town.base_url}/graphql/"}.items():
        if value:
            typer.echo(f"{title:<10} {value}")
    if made.secret:
        typer.echo(TOLD_ONCE)


def _row(program: clients.Program) -> dict[str, Any]:
    return {
        "name": program.name,
        "client_id": program.client_id,
        "scopes": sorted(program.scopes),
        "quota": vars(program.quota),
        "created_at": program.created_at.isoformat(),
        "revoked_at": program.revoked_at.isoformat() if program.revoked_at else None,
        "requests_today": clients.requests_today(program),
        "keys": [
            {"kid": one.jwk["kid"], "until": one.until.isoformat() if one.until else None} for one in program.keys
        ],
    }
