"""R11xx: letters use only slots that a case can fill."""

from collections.abc import Iterator

from rathaus_services import slots
from rathaus_services.manifest import Module, look_up
from rathaus_services.problems import Problem
from rathaus_services.rules.strings import strings_of
from rathaus_services.source import Source

OF_THE_CASE = {
    *("nummer", "name", "anschrift", "leistung", "stadt", "stelle", "gruende", "gebuehr", "betrag", "grundlage"),
    *("datum", "jahr", "eingang", "antragsdatum", "bekanntgabe", "widerspruch_bis", "faellig_am"),
}
"""What every decision knows (filled by `cases.letters.slots`)."""


def slots_are_known(source: Source, module: Module) -> Iterator[Problem]:
    """R1101: a slot in a letter is a word that every case knows, a field or a parameter."""
    examples = {name: parameter.example for name, parameter in module.parameters.items()}
    for file in (name for name in source.data if name.startswith("documents/")):
        for place, text in strings_of(source, file):
            for slot in slots.names(text):
                if slot not in OF_THE_CASE and slot not in module.fields and look_up(examples, slot) is None:
                    mend = "Nehmen Sie einen bekannten Platzhalter, ein Feld oder einen Parameter."
                    yield source.problem("R1101", file, f"Den Platzhalter {{{slot}}} gibt es nicht.", mend, place)


RULES = (slots_are_known,)
