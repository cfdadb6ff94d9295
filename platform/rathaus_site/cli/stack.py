"""`rathaus up`, `down` and `status`: the embedded stack."""

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from rathaus_site import bytecode
from rathaus_site.cli.site_commands import set_up_django
from rathaus_site.embedded import marks
from rathaus_site.embedded import status as report
from rathaus_site.embedded import up as stack
from rathaus_site.embedded.manager import Manager
from rathaus_site.embedded.plan import saved_plan
from rathaus_site.embedded.state import state

Json = Annotated[bool, typer.Option("--json", help="Für Programme.")]


def up(detach: Annotated[bool, typer.Option(help="Im Hintergrund weiterlaufen.")] = False) -> None:
    """Startet alles: Datenbank, Keycloak, Web, Hintergrundarbeit, drei Städte."""
    bytecode.keep()
    running = stack.start(state(), os.environ)
    _show(_report())
    if running is not None and not detach:
        typer.echo("Strg-C beendet alles.", err=True)
        stack.attend(running, state(), os.environ)


def down() -> None:
    """Beendet alles; die Daten bleiben."""
    here = state()
    manager = Manager(here)
    if not manager.running() and not marks.held(here.marks):
        typer.echo("Es läuft nichts.", err=True)
    manager.stop()
    marks.await_end(here.marks)  # where the process manager was killed


def status(as_json: Json = False) -> None:
    """Was läuft, wo es antwortet, welche Städte und Zugänge es gibt. Endet mit 1, wenn zuerst zu migrieren ist."""
    found = _report()
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _show(found)
    if found["problem"]:
        raise typer.Exit(1)


def _report() -> dict[str, Any]:
    bytecode.keep()
    here = state()
    plan = saved_plan(here)
    with ThreadPoolExecutor(max_workers=1) as pool:  # both take a while
        ready = pool.submit(set_up_django) if plan else None
        found = report.report(plan, Manager(here))
        if ready:
            ready.result()
    if found["parts"]["postgres"]["ready"]:
        from rathaus_site.embedded import status_towns

        found |= status_towns.about()
    return found


def _show(found: dict[str, Any]) -> None:
    console = Console(highlight=False)
    parts = Table("Teil", "bereit", "Adresse", box=None)
    for name, part in found["parts"].items():
        shown = "" if name in ("postgres", "valkey") else part["url"] or ""  # these carry passwords
        parts.add_row(name, "[green]ja" if part["ready"] else "[red]nein", shown)
    console.print(parts)
    if found["problem"]:
        console.print(found["problem"], style="red", markup=False, soft_wrap=True)
    for town in found["towns"]:
        console.print(f"{town['name']}: {town['url']}")
    if found["towns"]:
        console.print(f"Betrieb: {found['operator']}")
    if found["demo_accounts"]:
        console.print(_accounts(found["demo_accounts"]))


def _accounts(found: Sequence[Mapping[str, str]]) -> Table:
    table = Table(box=None)
    for head in ("Zugang der Demonstration", "Passwort", "Rolle"):
        table.add_column(head, overflow="fold")  # never cut short: somebody types it
    for account in found:
        table.add_row(account["username"], account["password"], account["role"])
    return table
