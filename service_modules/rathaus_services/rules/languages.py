"""R30x: every language says everything, and nothing more."""

from collections.abc import Iterator

from rathaus_services.manifest import LANGUAGES, Module
from rathaus_services.problems import Problem
from rathaus_services.rules.strings import Place, strings_of
from rathaus_services.source import Source


def same_in_all_languages(source: Source, _module: Module) -> Iterator[Problem]:
    """R301: what German says, the others say too; lists may differ in length only where words are free (synonyms)."""
    german = _places(source, "texts/de.yaml")
    for language in LANGUAGES[1:]:
        file = f"texts/{language}.yaml"
        other = _places(source, file)
        for path in sorted(german - other, key=str):
            text = f"{_dotted(path)} fehlt."
            yield source.problem("R301", file, text, "Übersetzen Sie den deutschen Text.", path)
        for path in sorted(other - german, key=str):
            text = f"{_dotted(path)} steht nicht im deutschen Text."
            yield source.problem("R301", file, text, "Löschen Sie es oder ergänzen Sie das Deutsche.", path)


def _places(source: Source, file: str) -> set[Place]:
    return {place for place, _text in strings_of(source, file) if place[0] != "synonyms"}


def _dotted(path: Place) -> str:
    return ".".join(str(step) for step in path)


RULES = (same_in_all_languages,)
