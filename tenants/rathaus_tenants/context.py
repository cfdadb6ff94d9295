"""The only way to switch towns: `with in_town(town): ...`. Everything inside reads and writes that town alone."""

from collections.abc import Iterator

from rathaus_tenants.binding import Bind, Binding, bound
from rathaus_tenants.errors import NoTown
from rathaus_tenants.values import TownRef

__all__ = ["current_town", "each_town", "in_public", "in_town", "town_or_none"]


def in_town(town: TownRef) -> Bind:
    """Binds a town for a `with` block: its role and its schema. Blocks may be nested; costs nothing by itself.

    The next statement sends role and search path, together and only where they differ from what the
    connection already has.
    """
    return Bind(Binding(town.schema, town))


def in_public() -> Bind:
    """Binds no town for a `with` block: the shared schema with the login role's own narrow rights."""
    return Bind(None)


def current_town() -> TownRef:
    """The bound town. Raises NoTown."""
    binding = bound()
    if binding is None or binding.town is None:
        raise NoTown
    return binding.town


def town_or_none() -> TownRef | None:
    """The bound town, or None."""
    binding = bound()
    return None if binding is None else binding.town


def each_town(state: str = "active") -> Iterator[TownRef]:
    """All towns in a state, by slug. They are handed out unbound: write `with in_town(town):` in the loop.

    A generator that bound them itself would leave a town bound when the loop ends early.
    """
    from rathaus_tenants.registry.api import towns  # the registry is a Django app, this module is not

    yield from towns(state)
