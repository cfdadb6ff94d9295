"""What commands about towns share: which towns are meant, and how a command ends that is refused."""

from collections.abc import Iterable
from typing import NoReturn

import typer
from rich.console import Console

from rathaus_tenants.context import each_town
from rathaus_tenants.values import TownRef

errors = Console(stderr=True)


def refuse(text: str) -> NoReturn:
    """Ends the command with the reason on the error output and exit code 1."""
    errors.print(text, style="red", markup=False, soft_wrap=True)
    raise typer.Exit(1)


def open_towns(slugs: Iterable[str] = ()) -> tuple[TownRef, ...]:
    """The open towns of these slugs, all of them where none is named. An unknown one refuses the command."""
    known = {town.slug: town for town in each_town()}
    wanted = tuple(dict.fromkeys(slugs))
    if unknown := [slug for slug in wanted if slug not in known]:
        refuse(f"Diese Städte gibt es hier nicht: {', '.join(unknown)}.")
    return tuple(known[slug] for slug in wanted or known)
