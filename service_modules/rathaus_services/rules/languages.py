"""R30x: every language says everything, and nothing more."""

from collections.abc import Iterator
from typing import Any

from rathaus_services.manifest import LANGUAGES, Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source


def same_in_all_languages(source: Source, _module: Module) -> Iterator[Problem]:
    """R301: what German says, the others say too; lists may differ in length only where words are free (synonyms)."""
    german = dict(_leaves(source.data["texts/de.yaml"], ()))
    for language in LANGUAGES[1:]:
        file = f"texts/{language}.yaml"
        other = dict(_leaves(source.data[file], ()))
        for path in sorted(german.keys() - other.keys(), key=str):
            text = f"{_dotted(path)} fehlt."
            yield source.problem("R301", file, text, "Übersetzen Sie den deutschen Text.", path)
        for path in sorted(other.keys() - german.keys(), key=str):
            text = f"{_dotted(path)} steht nicht im deutschen Text."
            yield source.problem("R301", file, text, "Löschen Sie es oder ergänzen Sie das Deutsche.", path)


def _leaves(tree: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if path[:1] == ("synonyms",):
        return
    if isinstance(tree, dict):
        for name, child in tree.items():
            yield from _leaves(child, (*path, name))
    elif isinstance(tree, list):
        for index, child in enumerate(tree):
            yield from _leaves(child, (*path, index))
    else:
        yield path, tree


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(str(step) for step in path)


RULES = (same_in_all_languages,)
