"""Work on many towns, one after the other: how many are done, and which is being done."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rathaus_platform.identity.realms.values import TownIdentity

T = TypeVar("T")


def each(title: str, towns: Iterable[tuple[T, TownIdentity]], *, quiet: bool) -> Iterator[tuple[T, TownIdentity]]:
    """The towns; a bar on standard error while a person watches.

    A run that ends early says how far it came: the next one goes on, because what is done needs nothing any more.
    """
    listed = list(towns)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    done = 0
    try:
        with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
            task = bar.add_task(title, total=len(listed))
            for ref, town in listed:
                bar.update(task, description=f"{title}: {town.name}")
                yield ref, town
                done += 1
                bar.advance(task)
    finally:
        if done < len(listed) and not quiet:
            again = "Der gleiche Aufruf macht dort weiter."
            typer.echo(f"{title}: nach {done} von {len(listed)} Kommunen abgebrochen. {again}", err=True)
