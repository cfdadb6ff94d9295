"""What the template holds besides tables: rows that layers above put there once instead of into each new town."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Furnishing:
    """Rows of one layer. Its `version` changes whenever `place` would write others."""

    name: str
    version: Callable[[], str]
    place: Callable[[], None]


_furnishings: dict[str, Furnishing] = {}


def register_furnishing(name: str, version: Callable[[], str], place: Callable[[], None]) -> None:
    """Adds rows to the template. `place` runs as the owner with the template's schema bound and no town.

    It removes what an older version of it has left. Every UUID in the template's rows becomes one of the town's
    own when a town is made; what else is a town's own (names, dates, hosts) is set by a step of provisioning.
    """
    made = Furnishing(name, version, place)
    if _furnishings.setdefault(name, made).place is not place:
        raise ValueError(f"{name} is already registered")


def furnish() -> None:
    """Writes all rows into the bound schema of the template, in the caller's transaction."""
    for furnishing in _in_order():
        furnishing.place()


def version() -> str:
    """Changes with the version of any furnishing."""
    told = "\n".join(f"{furnishing.name} {furnishing.version()}" for furnishing in _in_order())
    return hashlib.sha256(told.encode()).hexdigest()


def _in_order() -> list[Furnishing]:
    return [furnishing for _, furnishing in sorted(_furnishings.items())]
