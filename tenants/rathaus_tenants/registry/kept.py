"""What a process remembers of a town until something public changes there: one value per town and use."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import connection

from rathaus_tenants.context import current_town
from rathaus_tenants.registry import versions
from rathaus_tenants.registry.memory import Memory

V = TypeVar("V")
SECONDS = 600  # a value is read anew now and then, whatever the version says


class Kept(Generic[V]):
    """A value of the bound town that hangs on nothing but what raises its content version.

    At most one second old, as the version itself. Nothing is remembered out of a transaction: it may be rolled
    back, and the number it has raised the version to comes again with other content.
    """

    def __init__(self, read: Callable[[], V]) -> None:
        self._read = read
        self._known: Memory[str, tuple[int, V]] = Memory(SECONDS, 10_000)
        _all.append(self)

    def get(self) -> V:
        """The value; no statement while the version is known and unchanged. Raises NoTown."""
        schema = current_town().schema
        version = versions.content_version()
        known = self._known.get(schema)
        if known is not None and known[0] == version:
            return known[1]
        value = self._read()
        if not connection.in_atomic_block:
            self._known.put(schema, (version, value))
        return value

    def clear(self) -> None:
        """Forgets all towns' values."""
        self._known.clear()


_all: list[Kept[Any]] = []


def forget() -> None:
    """Read everything anew in this process."""
    for kept in _all:
        kept.clear()
