"""R12xx: what desk.yaml says to the office names what there is."""

from collections.abc import Iterator

from rathaus_services import slots
from rathaus_services.manifest import Module, look_up
from rathaus_services.problems import Problem
from rathaus_services.source import Source

FILE = "desk.yaml"


def names_are_single(source: Source, _module: Module) -> Iterator[Problem]:
    """R1201: no two lines of a list share a name: what was ticked is kept under it."""
    for section in ("checklist", "phrases"):
        names = [one["name"] for one in source.data.get(FILE, {}).get(section, ())]
        for name in sorted({name for name in names if names.count(name) > 1}):
            text = f"{section}: Der Name {name} steht zweimal da."
            yield source.problem("R1201", FILE, text, "Geben Sie jeder Zeile ihren eigenen Namen.", (section,))


def four_eyes_has_its_parameter(source: Source, module: Module) -> Iterator[Problem]:
    """R1202: a parameter that switches the second person on exists and is a yes or no."""
    rule = source.data.get(FILE, {}).get("four_eyes", True)
    if rule is True:
        return
    parameter = module.parameters.get(rule)
    if parameter is None or parameter.schema.get("type") != "boolean":
        text = f"four_eyes nennt {rule}; das ist kein Parameter mit Ja oder Nein."
        yield source.problem("R1202", FILE, text, "Nehmen Sie true oder einen Parameter vom Typ boolean.")


def phrases_have_known_slots(source: Source, module: Module) -> Iterator[Problem]:
    """R1203: a text module uses parameters, fields and what every case knows."""
    examples = {name: parameter.example for name, parameter in module.parameters.items()}
    for one in source.data.get(FILE, {}).get("phrases", ()):
        for slot in slots.names(one["text"]):
            if slot not in OF_THE_CASE and slot not in module.fields and look_up(examples, slot) is None:
                text = f"{one['name']}: Den Platzhalter {{{slot}}} gibt es nicht."
                yield source.problem("R1203", FILE, text, "Nehmen Sie ein Feld oder einen Parameter.", ("phrases",))


OF_THE_CASE = {"nummer", "name", "leistung", "eingang"}
"""What the desk fills in besides answers and parameters."""

RULES = (names_are_single, four_eyes_has_its_parameter, phrases_have_known_slots)
