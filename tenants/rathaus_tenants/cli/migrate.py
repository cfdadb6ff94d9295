"""`rathaus migrate [--plan] [--wait] [--json]`."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from rathaus_tenants.cli.progress import steps
from rathaus_tenants.migrate.api import Report, migrate_all, wait_until_migrated

WAIT_SECONDS = 3600

app = typer.Typer(help="Tabellen aller Städte auf den neuen Stand bringen.")


@app.callback(invoke_without_command=True)
def migrate(
    plan: Annotated[bool, typer.Option("--plan", help="Nur zeigen, wer zurückliegt.")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Nichts ändern, nur warten, bis der Stand da ist.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Für Maschinen.")] = False,
) -> None:
    """Bringt den gemeinsamen Teil, die Vorlage und dann alle Städte auf den neuen Stand."""
    if wait:
        raise typer.Exit(0 if wait_until_migrated(WAIT_SECONDS) else 1)
    with steps("Umstellung", quiet=as_json) as progress:
        report = migrate_all(plan=plan, progress=progress)
    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False))
    else:
        _show(report, plan)
    raise typer.Exit(1 if report.failed else 0)


def _show(report: Report, plan: bool) -> None:
    if plan:
        if report.pending:
            typer.echo(f"Neu in dieser Fassung: {', '.join(report.pending)}")
        towns = ", ".join(report.behind)
        typer.echo(f"Zurück liegen: {towns}" if towns else "Keine Stadt liegt zurück.")
        return
    typer.echo(f"{len(report.migrated)} Städte umgestellt, {len(report.failed)} gescheitert.")
    for slug, problem in report.failed.items():
        typer.echo(f"{slug}: {problem}", err=True)
