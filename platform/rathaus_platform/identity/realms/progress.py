"""Work on many towns, one after the other: how many are done, and which is being done."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rathaus_platform.identity.realms.values import TownIdentity

T = TypeVar("T")
Towns = Sequence[tuple[T, TownIdentity]]


@contextmanager
def each(title: str, towns: Towns[T], *, quiet: bool) -> Iterator[Iterator[tuple[T, TownIdentity]]]:
    """Hands out the towns; a bar on standard error while a person watches.

    A run that ends early says how far it came: the next one goes on, because what is done needs nothing any more.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal)
    task = bar.add_task(title, total=len(towns))
    try:
        with bar:
            yield _one_by_one(bar, title, towns)
    finally:
        done = int(bar.tasks[task].completed)
        if done < len(towns) and not quiet:
            again = "Der gleiche Aufruf macht dort weiter."
            typer.echo(f"{title}: nach {done} von {len(towns)} Kommunen abgebrochen. {again}", err=True)


def _one_by_one(bar: Progress, title: str, towns: Towns[T]) -> Iterator[tuple[T, TownIdentity]]:
    for ref, town in towns:
        bar.update(bar.task_ids[0], description=f"{title}: {town.name}")
        yield ref, town
        bar.advance(bar.task_ids[0])
