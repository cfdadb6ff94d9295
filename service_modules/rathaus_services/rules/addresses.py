"""R217: no step is named like a page that the journey has itself."""

from collections.abc import Iterator

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

RESERVED = {"datenschutz", "pruefen", "senden", "spaeter", "halt"}
"""Words of the journey's addresses below a draft."""


def steps_are_free(source: Source, module: Module) -> Iterator[Problem]:
    """R217."""
    for index, step in enumerate((source.data.get("form.yaml") or {}).get("steps", ())):
        if step["name"] in RESERVED:
            text = f"{step['name']} ist schon die Adresse einer anderen Seite."
            yield source.problem("R217", "form.yaml", text, "Nennen Sie den Schritt anders.", ("steps", index))


RULES = (steps_are_free,)
