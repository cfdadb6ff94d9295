"""R24x: a service that came from FIM asks for every field of its schema, or says why not."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.rules.walk import all_fields
from rathaus_services.source import Source

FILE = "fim.json"


def questions_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R241: fim.json names questions that the form asks."""
    asked = {path for path, _field in all_fields(module)}
    for name in source.data.get(FILE, {}).get("questions", {}):
        if name not in asked:
            text = f"fim.json nennt die Frage {name}; die gibt es nicht."
            mend = "Tragen Sie das FIM-Feld unter left_out ein, mit dem Grund."
            yield source.problem("R241", FILE, text, mend, ("questions", name))


def nothing_is_dropped(source: Source, _module: Module) -> Iterator[Problem]:
    """R242: every field of the schema is asked or left out for a reason."""
    data = source.data.get(FILE)
    if data is None:
        return
    known = {*data["questions"].values(), *data["left_out"]}
    for place in _fields(data["message"], data["element"], ()):
        if not any("/".join(place[:length]) in known for length in range(1, len(place) + 1)):
            text = f"Das FIM-Feld {'/'.join(place)} fragt niemand."
            yield source.problem(
                "R242", FILE, text, "Fragen Sie danach oder nennen Sie unter left_out den Grund.", ("left_out",)
            )


def _fields(kind: str, element: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    place = (*above, str(element["identifikation"]["id"]))
    if kind == "datenfeld":
        yield place
    for structure in element.get("struktur", ()):
        for inner, child in structure["enthaelt"].items():
            if not inner.startswith("@"):
                yield from _fields(inner, child, place)


RULES = (questions_exist, nothing_is_dropped)
