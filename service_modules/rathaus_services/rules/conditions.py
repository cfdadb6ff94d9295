"""R22x: conditions look back at earlier steps, never sideways: a page shows the same without scripts."""

from collections.abc import Iterator

from rathaus_services.conditions import ORDER, Condition, leaves, names
from rathaus_services.manifest import Field, Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

_MEASURED = ("number", "decimal", "money", "date", "time", "calculated")


def look_back(source: Source, module: Module) -> Iterator[Problem]:
    """R221: the condition of a step or field names a field of an earlier step."""
    earlier: set[str] = set()
    for step in module.steps:
        yield from _known(source, module, step.when, earlier, f"Schritt {step.name}")
        for name in step.fields:
            field = module.fields[name]
            yield from _known(source, module, field.when, earlier, name)
            yield from _known(source, module, _lock(field), earlier, name)
        earlier |= set(step.fields)


def values_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R222: what a condition compares with is an answer that can be given."""
    for where, condition in _all(module):
        for leaf in leaves(condition):
            field = module.fields.get(leaf.get("field", ""))
            if field is None or "given" in leaf:
                continue
            if ORDER.keys() & leaf.keys():
                if field.kind not in _MEASURED:
                    text = f"{where}: {field.name} lässt sich nicht mit größer oder kleiner vergleichen."
                    yield source.problem("R222", "fields.json", text, "Vergleichen Sie Zahlen, Tage oder Zeiten.")
                continue
            values = [leaf["is"]] if "is" in leaf else leaf["in"]
            wrong = [str(value) for value in values if not _possible(field, value)]
            if wrong:
                text = f"{where}: {field.name} wird nie {', '.join(wrong)}."
                yield source.problem("R222", "fields.json", text, "Nehmen Sie eine Antwort, die es gibt.")


def names_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R223: checks and fee cases name fields and parameters that exist."""
    for where, condition in _all(module):
        yield from _known(source, module, condition, set(module.fields), where, rule="R223")


def _lock(field: Field) -> Condition | None:
    lock = field.rules.get("lock")
    return None if lock is None or isinstance(lock, bool) else lock


def _all(module: Module) -> Iterator[tuple[str, Condition | None]]:
    yield from ((f"Schritt {step.name}", step.when) for step in module.steps)
    yield from ((field.name, field.when) for field in module.fields.values())
    yield from ((field.name, _lock(field)) for field in module.fields.values())
    yield from ((check.name, check.when) for check in module.checks)
    for word in ("cases", "items", "free", "reduced"):
        yield from ((f"Gebühr {case['name']}", case.get("when")) for case in module.fee.get(word, ()))
    if "special" in module.fee:
        yield "Gebühr", module.fee["special"]["when"]
    for letter in module.documents.values():
        yield from ((f"Brief {letter.name}", paragraph.get("when")) for paragraph in letter.paragraphs)


def _possible(field: Field, value: object) -> bool:
    if field.kind in ("yes_no", "consent"):
        return isinstance(value, bool)
    if field.kind in ("choice", "choices"):
        return value in field.options
    return not isinstance(value, bool)


def _known(
    source: Source, module: Module, condition: Condition | None, fields: set[str], where: str, rule: str = "R221"
) -> Iterator[Problem]:
    for kind, name in names(condition):
        if kind == "field" and name not in fields:
            text = f"{where}: Die Bedingung nennt {name}; danach wird vorher nicht gefragt."
            yield source.problem(rule, "form.yaml", text, "Nehmen Sie ein Feld aus einem früheren Schritt.")
        if kind == "parameter" and name not in module.parameters:
            text = f"{where}: Die Bedingung nennt den Parameter {name}; den gibt es nicht."
            yield source.problem(rule, "form.yaml", text, "Nehmen Sie einen aus parameters.yaml.")


RULES = (look_back, values_exist, names_exist)
