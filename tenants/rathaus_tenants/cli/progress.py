"""Long work on the command line: a spinner that names what is being done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

STATES = {"running": "…", "done": "✓", "skipped": "übersprungen", "failed": "✗"}


@contextmanager
def steps(title: str, quiet: bool) -> Iterator[Callable[[str, str], None]]:
    """Gives a function (what, state) that shows where the work is; on standard error, nothing when `quiet`."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as bar:
        task = bar.add_task(title, total=None)

        def show(what: str, state: str) -> None:
            bar.update(task, description=f"{title}: {what} {STATES.get(state, state)}")

        yield show
