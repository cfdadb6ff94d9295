"""Which steps and fields belong to this application, given what has been answered so far."""

from collections.abc import Mapping
from typing import Any

from rathaus_services.conditions import holds
from rathaus_services.manifest import Field, Module, StepSpec

Values = Mapping[str, Any]


def visible_steps(module: Module, answers: Values, parameters: Values) -> list[StepSpec]:
    """The steps whose condition holds and that have something to ask, in order."""
    return [step for step in module.steps if visible_fields(module, step, answers, parameters)]


def visible_fields(module: Module, step: StepSpec, answers: Values, parameters: Values) -> list[Field]:
    """The fields of a step that are asked now; none where the step itself is not shown."""
    if not holds(step.when, answers, parameters):
        return []
    fields = [module.fields[name] for name in step.fields]
    return [field for field in fields if holds(field.when, answers, parameters)]
