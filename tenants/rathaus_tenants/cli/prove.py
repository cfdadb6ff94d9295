"""`rathaus prove isolation [--json]`: that no town reaches another, for an auditor who believes only the database."""

import json
from typing import Annotated

import typer

from rathaus_tenants.isolation.attempts import attempts
from rathaus_tenants.isolation.claims import CLAIMS, broken
from rathaus_tenants.registry import api as registry

SHOWN = 5  # contradictions of one claim on the screen; --json has all

app = typer.Typer(no_args_is_help=True, help="Beweise.")


@app.callback()
def _group() -> None:
    """Keeps `isolation` a command of its own."""


@app.command()
def isolation(as_json: Annotated[bool, typer.Option("--json", help="Für Programme.")] = False) -> None:
    """Prüft die Rechte aller Rollen und versucht, aus jeder Stadt eine andere zu lesen. Endet mit 1, wenn es geht."""
    claims = {claim.name: broken(claim) for claim in CLAIMS}
    tried = dict(attempts(registry.active_towns()))
    open_doors = [pair for pair, refused in tried.items() if not refused]
    holds = not any(claims.values()) and not open_doors
    if as_json:
        typer.echo(json.dumps({"holds": holds, "claims": claims, "tried": len(tried), "open": open_doors}, indent=2))
    else:
        for claim in CLAIMS:
            _say(claim.text, claims[claim.name])
        _say(f"{len(tried)} Versuche, in einer fremden Stadt zu lesen, hat die Datenbank verweigert.", open_doors)
    raise typer.Exit(0 if holds else 1)


def _say(text: str, problems: list[str]) -> None:
    typer.echo(f"{'nein' if problems else 'ja  '}  {text}")
    for problem in problems[:SHOWN]:
        typer.echo(f"      {problem}")
    if len(problems) > SHOWN:
        typer.echo(f"      und {len(problems) - SHOWN} weitere")
