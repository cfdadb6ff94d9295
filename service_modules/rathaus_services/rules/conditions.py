"""R22x: conditions look back at earlier steps, never sideways: a page shows the same without scripts."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rathaus_services.conditions import ORDER, Condition, leaves, names
from rathaus_services.manifest import Field, Module, StepSpec
from rathaus_services.problems import Problem
from rathaus_services.slots import MOMENT
from rathaus_services.source import Source

_MEASURED = ("number", "decimal", "money", "date", "time", "calculated")


class Spot(NamedTuple):
    """A condition where it stands; `where` is what people call the place."""

    where: str
    file: str
    at: tuple[str | int, ...]
    condition: Condition | None


def look_back(source: Source, module: Module) -> Iterator[Problem]:
    """R221: the condition of a step or field names a field of an earlier step."""
    earlier: set[str] = set()
    for step in module.steps:
        yield from _known(source, module, _of_step(module, step), earlier)
        for name in step.fields:
            for spot in _of_field(module.fields[name]):
                yield from _known(source, module, spot, earlier)
        earlier |= set(step.fields)


def values_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R222: what a condition compares with is an answer that can be given."""
    for spot in _all(module):
        for leaf in leaves(spot.condition):
            field = _field_at(module, leaf.get("field", ""))
            if field is None or "given" in leaf:
                continue
            if (
                any(isinstance(leaf.get(word), Mapping) and "day" in leaf[word] for word in ORDER)
                and field.kind != "date"
            ):
                text = f"{spot.where}: {field.name} ist kein Tag."
                yield source.problem("R222", spot.file, text, "Vergleichen Sie ein Datum mit einem Tag.", spot.at)
            if ORDER.keys() & leaf.keys():
                if field.kind not in _MEASURED:
                    text = f"{spot.where}: {field.name} lässt sich nicht mit größer oder kleiner vergleichen."
                    yield source.problem("R222", spot.file, text, "Vergleichen Sie Zahlen, Tage oder Zeiten.", spot.at)
                continue
            values = [leaf["is"]] if "is" in leaf else leaf["in"]
            wrong = [str(value) for value in values if not _possible(field, value)]
            if wrong:
                text = f"{spot.where}: {field.name} wird nie {', '.join(wrong)}."
                yield source.problem("R222", spot.file, text, "Nehmen Sie eine Antwort, die es gibt.", spot.at)


def moments_compare(source: Source, module: Module) -> Iterator[Problem]:
    """R224: the moment of sending is compared with a day, or a day and time, that the town has set."""
    for spot in _all(module):
        for leaf in leaves(spot.condition):
            named = [leaf[word].get("parameter") for word in ORDER if isinstance(leaf.get(word), Mapping)]
            parameter = module.parameters.get(named[0] or "") if named else None
            if "moment" in leaf and not (parameter and _is_moment(parameter.schema)):
                text = f"{spot.where}: Der Zeitpunkt des Absendens braucht einen Parameter mit Tag oder Uhrzeit."
                mend = f"Geben Sie dem Parameter format: date oder pattern: {MOMENT}."
                yield source.problem("R224", spot.file, text, mend, spot.at)


def names_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R223: checks and fee cases name fields and parameters that exist."""
    for spot in _all(module):
        yield from _known(source, module, spot, set(module.fields), rule="R223")


def _of_step(module: Module, step: StepSpec) -> Spot:
    declared = [one["name"] for one in module.content["form"].get("steps", ())]
    at = ("steps", declared.index(step.name)) if step.name in declared else ()
    return Spot(f"Schritt {step.name}", "form.yaml", at, step.when)


def _of_field(field: Field) -> Iterator[Spot]:
    yield Spot(field.name, "fields.json", ("properties", field.name, "x-when"), field.when)
    lock = field.rules.get("lock")
    if isinstance(lock, Mapping):
        yield Spot(field.name, "fields.json", ("properties", field.name, "x-lock"), lock)


def _of_fee(module: Module) -> Iterator[Spot]:
    for word in ("cases", "items", "free", "reduced"):
        for index, case in enumerate(module.fee.get(word, ())):
            yield Spot(f"Gebühr {case['name']}", "module.yaml", ("fee", word, index), case.get("when"))
    if "special" in module.fee:
        yield Spot("Gebühr", "module.yaml", ("fee", "special"), module.fee["special"]["when"])


def _all(module: Module) -> Iterator[Spot]:
    yield from (_of_step(module, step) for step in module.steps)
    for field in module.fields.values():
        yield from _of_field(field)
    for index, check in enumerate(module.checks):
        yield Spot(check.name, "form.yaml", ("checks", index), check.when)
    yield from _of_fee(module)
    for index, line in enumerate(module.content.get("desk", {}).get("checklist", ())):
        yield Spot(f"Prüfliste {line['name']}", "desk.yaml", ("checklist", index), line.get("when"))
    for letter in module.documents.values():
        for index, paragraph in enumerate(letter.paragraphs):
            file, at = f"documents/{letter.name}.yaml", ("paragraphs", index)
            yield Spot(f"Brief {letter.name}", file, at, paragraph.get("when"))


def _field_at(module: Module, path: str) -> Field | None:
    group, _dot, part = path.partition(".")
    field = module.fields.get(group)
    return next((one for one in field.parts if one.name == part), None) if field and part else field


def _is_moment(schema: Mapping[str, Any]) -> bool:
    return schema.get("format") == "date" or schema.get("pattern") == MOMENT


def _possible(field: Field, value: object) -> bool:
    if field.kind in ("yes_no", "consent"):
        return isinstance(value, bool)
    if field.kind in ("choice", "choices"):
        return value in field.options
    return not isinstance(value, bool)


def _known(source: Source, module: Module, spot: Spot, fields: set[str], rule: str = "R221") -> Iterator[Problem]:
    for kind, name in names(spot.condition):
        if kind == "field" and name not in fields:
            text = f"{spot.where}: Die Bedingung nennt {name}; danach wird vorher nicht gefragt."
            yield source.problem(rule, spot.file, text, "Nehmen Sie ein Feld aus einem früheren Schritt.", spot.at)
        if kind == "parameter" and name not in module.parameters:
            text = f"{spot.where}: Die Bedingung nennt den Parameter {name}; den gibt es nicht."
            yield source.problem(rule, spot.file, text, "Nehmen Sie einen aus parameters.yaml.", spot.at)


RULES = (look_back, values_exist, names_exist, moments_compare)
