"""`rathaus services releases [next · halt · resume · back]`: where the releases stand, and moving them."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from rathaus_platform.clock import german_date
from rathaus_platform.errors import PlatformError
from rathaus_services.command_line import refuse

if TYPE_CHECKING:
    from rathaus_services.releases.api import WaitingTown
    from rathaus_services.rollout.moves import Moved
    from rathaus_services.rollout.overview import OnTheWay

releases = typer.Typer(help="Welche Fassung wo steht; weiter, anhalten, zulassen, zurücknehmen.")
console = Console(highlight=False)

AsJson = Annotated[bool, typer.Option("--json", help="Für Maschinen.")]
Key = Annotated[str, typer.Argument(help="Die Leistung.")]
Named = Annotated[str, typer.Option("--release", help="Fassung (1.2.0) oder Anfang der Prüfsumme; sonst die neueste.")]
By = Annotated[str, typer.Option("--by", help="Wer das tut; bleibt bei der Fassung stehen.")]
Reason = Annotated[str, typer.Option("--reason", help="Der Grund; bleibt bei der Fassung stehen.")]
COMMAND_LINE = "Kommandozeile"


@releases.callback(invoke_without_command=True)
def show(context: typer.Context, as_json: AsJson = False) -> None:
    """Welche Fassung jeder Leistung in welchem Ring steht, seit wann, in wie vielen Städten, und warum angehalten."""
    if context.invoked_subcommand:
        return
    from rathaus_services.rollout.overview import overview  # needs the models

    services = overview()
    if as_json:
        rows = [
            {
                "key": one.key,
                "title": one.title,
                "asked_towns": one.asked_towns,
                "open_questions": one.open_questions,
                "releases": [_row(r) for r in one.releases],
            }
            for one in services
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for service in services:
        for one in service.releases:
            console.print(
                f"{service.key}  {_line(one)}", style="red" if one.halted else None, markup=False, soft_wrap=True
            )
            for town in one.waiting:
                console.print(f"  {_waits(town)}", style="yellow", markup=False, soft_wrap=True)


@releases.command("next")
def next_(key: Key, release: Named = "", reason: Reason = "", by: By = COMMAND_LINE, as_json: AsJson = False) -> None:
    """Bringt eine Fassung in den nächsten Ring. Vorher werden frühere Fälle nachgerechnet; mit --reason trotzdem."""
    from rathaus_services.rollout import moves  # needs the models

    def tell(town: Any) -> None:
        if not as_json:
            console.print(f"{town.slug} …", style="dim")

    _done(lambda: moves.advance(key, release, by=by, reason=reason, progress=tell), as_json)


@releases.command()
def halt(key: Key, reason: Reason, release: Named = "", by: By = COMMAND_LINE, as_json: AsJson = False) -> None:
    """Hält eine Fassung an: keine weitere Stadt bekommt sie."""
    from rathaus_services.rollout import moves  # needs the models

    _done(lambda: moves.halt(key, release, by=by, reason=reason), as_json)


@releases.command()
def resume(key: Key, reason: Reason, release: Named = "", by: By = COMMAND_LINE, as_json: AsJson = False) -> None:
    """Lässt eine angehaltene Fassung wieder zu."""
    from rathaus_services.rollout import moves  # needs the models

    _done(lambda: moves.resume(key, release, by=by, reason=reason), as_json)


@releases.command()
def back(key: Key, reason: Reason, release: Named = "", by: By = COMMAND_LINE, as_json: AsJson = False) -> None:
    """Nimmt eine Fassung zurück: alle Städte folgen wieder der davor. Laufende Fälle behalten ihre."""
    from rathaus_services.rollout import moves  # needs the models

    _done(lambda: moves.withdraw(key, release, by=by, reason=reason), as_json)


def _done(act: "Callable[[], Moved]", as_json: bool) -> None:
    """Does it and tells it; an expected failure ends the command with its words, and the towns where it fails."""
    from rathaus_services.rollout.moves import GateShut  # needs the models

    try:
        moved = act()
    except PlatformError as problem:
        tried = [one for one in problem.tried if not one.sound] if isinstance(problem, GateShut) else []
        if as_json:
            told = {"error": problem.code, "text": str(problem.text), "towns": [asdict(one) for one in tried]}
            typer.echo(json.dumps(told, ensure_ascii=False))
            raise typer.Exit(1) from None
        lines = [f"  {one.town}: {one.failing} von {one.cases} Fällen scheitern" for one in tried if one.failing]
        lines += [f"  {one.town}: zuerst zu setzen: {', '.join(one.unset)}" for one in tried if one.unset]
        refuse("\n".join([str(problem.text), *lines]))
    if as_json:
        typer.echo(json.dumps({**asdict(moved), "ring": moved.ring.name.lower()}, ensure_ascii=False))
        return
    state = "angehalten" if moved.halted else str(moved.ring.label)
    typer.echo(f"{moved.key} {moved.version} ({moved.content_hash[:12]}): {state}. Betroffene Städte: {moved.towns}.")


def _line(one: "OnTheWay") -> str:
    name = f"{one.version} ({one.content_hash[:12]})"
    towns = f"{one.towns} {'Stadt' if one.towns == 1 else 'Städte'}" + (
        f", {one.held} festgehalten" if one.held else ""
    )
    halted = f"  angehalten: {one.why} ({one.by})" if one.halted else ""
    return f"{name}  {one.ring.label} seit {german_date(one.since.date())}  {towns}{halted}"


def _waits(one: "WaitingTown") -> str:
    state = "ist nicht öffentlich" if one.closed else "bleibt auf der Fassung davor"
    return f"{one.town} {state}, bis gesetzt ist: {', '.join(one.names)}"


def _row(one: "OnTheWay") -> dict[str, Any]:
    return {**asdict(one), "ring": one.ring.name.lower(), "since": one.since.isoformat(timespec="seconds")}
