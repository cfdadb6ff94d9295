"""`rathaus audit verify`: checks every town's audit chain, to the end kept last, and the operators' own."""

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from rathaus_platform.audit import api as trail
from rathaus_tenants.context import each_town, in_public, in_town
from rathaus_tenants.registry import api as registry

OPERATORS = "betrieb"  # no town can have this name: its host is the operators'

audit = typer.Typer(no_args_is_help=True, help="Das Protokoll, das niemand ändern kann.")


@audit.callback()
def _group() -> None:
    """Keeps `verify` a command of its own."""


@audit.command()
def verify(
    town: Annotated[str, typer.Argument(help="Nur diese Stadt.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Für Programme.")] = False,
) -> None:
    """Rechnet jede Kette nach, auch die des Betriebs. Endet mit 1, wenn eine nicht hält oder die Stadt fehlt."""
    found = {}
    for each in each_town():
        if town in ("", each.slug):
            with in_town(each):
                found[each.slug] = _row(trail.verify(registry.kept_head(each)))
    if not town:
        with in_public():  # break glass and stand-in, as the cooperative's own people did it
            found[OPERATORS] = _row(trail.verify())
    if as_json:
        typer.echo(json.dumps(found, indent=2))
    else:
        _show(found)
    raise typer.Exit(0 if found and all(row["intact"] for row in found.values()) else 1)


def _row(verdict: trail.Verdict) -> dict[str, Any]:
    fault = verdict.fault
    return {
        "intact": verdict.intact,
        "entries": verdict.entries,
        "head": verdict.head.hash.hex(),
        "fault": {"seq": fault.seq, "kind": fault.kind} if fault else None,
    }


def _show(found: dict[str, dict[str, Any]]) -> None:
    table = Table("Stadt", "hält", "Einträge", "bis", box=None)
    for slug, row in found.items():
        holds = "[green]ja" if row["intact"] else f"[red]nein, ab {row['fault']['seq']}: {row['fault']['kind']}"
        table.add_row(slug, holds, str(row["entries"]), row["head"][:16])
    Console(highlight=False).print(table)
