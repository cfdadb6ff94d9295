"""How a command ends that is refused: one line with the reason, exit code 1."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from rathaus_platform.errors import Invalid, PlatformError


@contextmanager
def refusing(as_json: bool) -> Iterator[None]:
    """Around a command's work: an expected failure becomes its text (or JSON on standard output) and exit code 1."""
    try:
        yield
    except PlatformError as problem:
        text = str(problem.text)
        if isinstance(problem, Invalid):
            text = "; ".join([text, *(f"{one.field}: {one.text}" for one in problem.problems)])
        if as_json:
            typer.echo(json.dumps({"error": problem.code, "text": text}, ensure_ascii=False))
        else:
            typer.echo(f"rathaus: {text}", err=True)
        raise typer.Exit(1) from problem
