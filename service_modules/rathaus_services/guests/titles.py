"""Names of services for people."""

from collections.abc import Iterable

from rathaus_services import registry


def titles(keys: Iterable[str]) -> tuple[str, ...]:
    """The titles of these services in German order; the key of one that is not installed any more."""
    return tuple(sorted((_title(key) for key in keys), key=str.casefold))


def _title(key: str) -> str:
    try:
        return registry.module(key).title
    except registry.UnknownModule:
        return key
