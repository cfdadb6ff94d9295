"""All strings of a module's texts with their places."""

from collections.abc import Iterator
from typing import Any

from rathaus_services.manifest import LANGUAGES
from rathaus_services.source import Source

Place = tuple[str | int, ...]


def texts_of(source: Source) -> Iterator[tuple[str, Place, str]]:
    """(file, place, text) of every language."""
    for language in LANGUAGES:
        file = f"texts/{language}.yaml"
        for place, text in strings(source.data[file], ()):
            yield file, place, text


def strings(tree: Any, at: Place) -> Iterator[tuple[Place, str]]:
    """(place, text) of every string in a tree."""
    if isinstance(tree, str):
        yield at, tree
    elif isinstance(tree, dict):
        for name, child in tree.items():
            yield from strings(child, (*at, name))
    elif isinstance(tree, list):
        for index, child in enumerate(tree):
            yield from strings(child, (*at, index))
