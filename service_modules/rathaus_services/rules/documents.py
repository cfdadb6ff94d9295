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


def its_day_is_counted(source: Source, module: Module) -> Iterator[Problem]:
    """R1102: what goes out on its day counts whole working days, and its words are always the same."""
    for letter in module.documents.values():
        if not letter.available_after:
            continue
        parameter, file = module.parameters.get(letter.available_after), f"documents/{letter.name}.yaml"
        if parameter is None or parameter.schema.get("type") != "integer":
            text = f"{letter.available_after} ist kein Parameter mit einer ganzen Zahl."
            yield source.problem("R1102", file, text, "Nennen Sie einen mit Arbeitstagen.", ("available_after",))
        if not letter.fixed:
            text = "Die Antwort kommt immer nach gleich langer Zeit, sagt aber nicht immer dasselbe."
            yield source.problem("R1102", file, text, "Schreiben Sie fixed: true.", ("available_after",))


RULES = (slots_are_known, its_day_is_counted)
