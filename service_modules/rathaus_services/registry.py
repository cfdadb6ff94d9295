"""All services that are installed, found by the entry point `rathaus.catalogues`. The engine knows none by name."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from rathaus_services.loader import Loaded, load_folders
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem

GROUP = "rathaus.catalogues"


class UnknownModule(KeyError):
    """No sound module of this key is installed."""


@cache
def loaded() -> Loaded:
    """Every folder of every catalogue, read once per process."""
    return load_folders(folders())


def modules() -> tuple[Module, ...]:
    """The modules without findings, in order of their keys."""
    return loaded().sound


def module(key: str) -> Module:
    """The installed module of this key. Raises UnknownModule."""
    return _by_key().get(key) or _unknown(key)


def problems() -> tuple[Problem, ...]:
    """All findings of all catalogues."""
    return loaded().problems


def roots() -> Iterator[Path]:
    """The folders that catalogues consist of; their packages are located, never imported."""
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        spec = find_spec(entry.value)
        yield from map(Path, (spec.submodule_search_locations or ()) if spec else ())


def folders() -> Iterator[Path]:
    """The folders of all services of all catalogues."""
    for root in roots():
        yield from (path for path in sorted(root.iterdir()) if _is_module(path))


def folder(key: str) -> Path | None:
    """The folder of an installed service; also one that is named by its path."""
    if "/" in key:
        return Path(key) if Path(key).is_dir() else None
    return next((path for path in folders() if path.name == key), None)


def _is_module(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(("_", "."))


@cache
def _by_key() -> dict[str, Module]:
    return {module.key: module for module in modules()}


def _unknown(key: str) -> Module:
    raise UnknownModule(key)
