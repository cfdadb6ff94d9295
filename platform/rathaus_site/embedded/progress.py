"""What a person sees while the stack starts: one row a step, moving on a terminal, plain lines elsewhere."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Column


def _text() -> TextColumn:
    return TextColumn("{task.description}", table_column=Column(no_wrap=True, overflow="ellipsis"))


class Steps:
    """Rows of steps on standard error (standard output stays free for `--json`). Safe to use from threads."""

    def __init__(self) -> None:
        self.console = Console(stderr=True)
        columns = (
            SpinnerColumn(finished_text="[green]✓"),
            _text(),
            TimeElapsedColumn(),
        )
        self._rows = Progress(*columns, console=self.console)
        self._lock = threading.Lock()

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Shows the rows while the block runs."""
        if not self.console.is_terminal:
            yield
            return
        with self._rows:
            yield

    @contextmanager
    def step(self, title: str) -> Iterator["Step"]:
        """One step: begun with the block, done when it ends without an error."""
        step = Step(self, title, self._rows.add_task(title, total=1) if self.console.is_terminal else None)
        yield step
        step.done()

    def advance(self, task: TaskID | None, text: str, seconds: float | None) -> None:
        """Changes a row; a step that is done (`seconds` given) becomes a line where there is no terminal."""
        if task is not None:
            self._rows.update(task, description=text, completed=0 if seconds is None else 1)
        elif seconds is not None:
            with self._lock:
                self.console.print(f"✓ {text} ({seconds:.1f} s)", highlight=False)


class Step:
    """A step that runs; `tell` says what it is doing just now."""

    def __init__(self, steps: Steps, title: str, task: TaskID | None) -> None:
        self._steps, self._title, self._task = steps, title, task
        self._began = time.monotonic()

    def tell(self, detail: str) -> None:
        """Adds a detail to the row."""
        self._steps.advance(self._task, f"{self._title}: {detail}", None)

    def done(self) -> None:
        """Marks the row as done."""
        self._steps.advance(self._task, self._title, time.monotonic() - self._began)
