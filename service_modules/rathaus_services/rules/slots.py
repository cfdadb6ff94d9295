"""R33x: slots in texts are filled from parameters, or from what the place itself offers."""

from collections.abc import Iterator

from rathaus_services import slots
from rathaus_services.manifest import Module, look_up
from rathaus_services.problems import Problem
from rathaus_services.rules.strings import Place, texts_of
from rathaus_services.source import Source

_OF_FINDINGS = {"label", "zahl", "ist", "tag", "zeichen", "teile", "wert", "stellen"}
_OF_FEES = {"jahr", "stufe", "beginn"}


def slots_are_known(source: Source, module: Module) -> Iterator[Problem]:
    """R331: a slot in a text is a parameter, or a word that its place offers."""
    examples = {name: parameter.example for name, parameter in module.parameters.items()}
    for file, place, text in texts_of(source):
        if "{" not in text:
            continue
        for name in slots.names(text):
            if name not in _offered(place, module) and look_up(examples, name) is None:
                mend = "Nehmen Sie einen Parameter oder ein Wort, das es an dieser Stelle gibt."
                yield source.problem("R331", file, f"Den Platzhalter {{{name}}} gibt es hier nicht.", mend, place)


def _offered(place: Place, module: Module) -> set[str]:
    if "errors" in place:
        return _OF_FINDINGS
    if place[0] == "fees":
        return _OF_FEES
    if place[-1] == "entry":
        return {"nummer"}
    if place[0] == "fields" and place[-1] == "line" and place[1] in module.fields:
        return {part.name for part in module.fields[str(place[1])].parts}
    if place[0] == "fields" and place[-1] == "label":
        return {"tag"}
    return set()


RULES = (slots_are_known,)
