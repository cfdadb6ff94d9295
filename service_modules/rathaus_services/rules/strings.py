"""All strings of a module's files with their places; a file is walked once, whoever asks."""

from collections.abc import Iterator
from typing import Any

from rathaus_services.manifest import LANGUAGES
from rathaus_services.source import Source

Place = tuple[str | int, ...]


def texts_of(source: Source) -> Iterator[tuple[str, Place, str]]:
    """(file, place, text) of every language."""
    for language in LANGUAGES:
        file = f"texts/{language}.yaml"
        for place, text in strings_of(source, file):
            yield file, place, text


def strings_of(source: Source, file: str) -> list[tuple[Place, str]]:
    """(place, text) of every string in a file."""
    found = source.walked.get(file)
    if found is None:
        found = source.walked[file] = []
        _collect(source.data[file], (), found)
    return found


def _collect(tree: Any, at: Place, into: list[tuple[Place, str]]) -> None:
    if isinstance(tree, str):
        into.append((at, tree))
    elif isinstance(tree, dict):
        for name, child in tree.items():
            _collect(child, (*at, name), into)
    elif isinstance(tree, list):
        for index, child in enumerate(tree):
            _collect(child, (*at, index), into)
