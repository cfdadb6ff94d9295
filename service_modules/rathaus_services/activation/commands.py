"""`rathaus services pin · unpin`: hold a town on a release of a service, and let it go."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated

import typer

from rathaus_platform.clock import german_date
from rathaus_platform.errors import Invalid, PlatformError
from rathaus_services.command_line import open_towns, refuse
from rathaus_tenants.context import in_town

Key = Annotated[str, typer.Argument(help="Die Leistung.")]
Town = Annotated[str, typer.Option("--town", help="Kurzname der Stadt.")]
Until = Annotated[datetime, typer.Option("--until", formats=["%Y-%m-%d"], help="Letzter Tag, zum Beispiel 2027-01-31.")]
Named = Annotated[str, typer.Option("--release", help="Fassung (1.2.0) oder Anfang der Prüfsumme; sonst die jetzige.")]


def pin(key: Key, town: Town, until: Until, release: Named = "") -> None:
    """Hält eine Stadt bis zu einem Tag auf einer Fassung. Laufende Fälle behalten ihre."""
    from rathaus_services.activation import api as activation  # needs the models

    with _at(town):
        held = activation.pin(key, until.date(), release)
    typer.echo(f"{town}: {key} bleibt bis {german_date(until.date())} auf {held.version} ({held.content_hash[:12]}).")


def unpin(key: Key, town: Town) -> None:
    """Lässt eine Stadt wieder der neuesten Fassung folgen."""
    from rathaus_services.activation import api as activation  # needs the models

    with _at(town):
        activation.unpin(key)
    typer.echo(f"{town}: {key} folgt der neuesten Fassung.")


@contextmanager
def _at(slug: str) -> Iterator[None]:
    """The town bound; an expected failure ends the command with its words."""
    (town,) = open_towns([slug])
    try:
        with in_town(town):
            yield
    except PlatformError as problem:
        more = [str(one.text) for one in problem.problems] if isinstance(problem, Invalid) else []
        refuse(" ".join([str(problem.text), *more]))
