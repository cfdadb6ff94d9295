"""R23x: what is calculated, suggested or bounded by something finds what it names."""

from collections.abc import Iterator, Mapping

from rathaus_services.forms.calculate import operands
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.rules.walk import all_fields, place
from rathaus_services.source import Source

FILE = "fields.json"


def operands_come_before(source: Source, module: Module) -> Iterator[Problem]:
    """R231: a calculated field reads answers that stand before it, and parameters that exist."""
    before: set[str] = set()
    for step in module.steps:
        for name in step.fields:
            for kind, operand in operands(module.fields[name].rules.get("calc")):
                if operand not in (before if kind == "field" else module.parameters):
                    text = f"{name} rechnet mit {operand}; das steht nicht davor."
                    mend = "Nehmen Sie ein Feld, das davor steht, oder einen Parameter."
                    yield source.problem("R231", FILE, text, mend, place(name))
            before.add(name)


def nobody_types_it(source: Source, module: Module) -> Iterator[Problem]:
    """R232: a calculated field is never required and never a part of something."""
    for path, field in all_fields(module):
        if field.kind == "calculated" and ("." in path or path in source.data[FILE]["required"]):
            text = f"{path} wird berechnet: Niemand kann es ausfüllen."
            yield source.problem("R232", FILE, text, "Nehmen Sie es aus required und aus Listen heraus.", place(path))


def parameters_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R233: suggestions and borders of days name parameters and fields that exist."""
    for path, field in all_fields(module):
        bounds = field.rules.get("range", {}).values()
        wanted = [bound["parameter"] for bound in bounds if isinstance(bound, Mapping) and "parameter" in bound]
        wanted += [field.rules["suggest"]] if "suggest" in field.rules else []
        for name in wanted:
            if name not in module.parameters:
                text = f"{path}: Den Parameter {name} gibt es nicht."
                yield source.problem("R233", FILE, text, "Nehmen Sie einen aus parameters.yaml.", place(path))


RULES = (operands_come_before, nobody_types_it, parameters_exist)
