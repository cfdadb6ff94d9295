"""The pages of one application as the citizen walks through them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rathaus_services import slots
from rathaus_services.forms.visible import visible_fields, visible_steps
from rathaus_services.manifest import CHECK_STEP, Field, Module

StepKind = Literal["fields", "group", "uploads"]


@dataclass(frozen=True)
class Step:
    """One page: its question, its short name for "Danach: …", and what it asks."""

    name: str
    title: str
    short: str
    lead: str
    kind: StepKind
    fields: tuple[Field, ...]


def steps_of(
    module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any], language: str = "de"
) -> list[Step]:
    """The steps that belong to these answers, in order, without the check page; their words hold the town's values."""
    words = slots.worded(module, parameters, language)
    return [
        _step(module, spec.name, tuple(visible_fields(module, spec, answers, parameters)), words, language)
        for spec in visible_steps(module, answers, parameters)
        if spec.name != CHECK_STEP
    ]


def declarations(module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields that stand on the check page."""
    specs = [spec for spec in module.steps if spec.name == CHECK_STEP]
    return tuple(field for spec in specs for field in visible_fields(module, spec, answers, parameters))


def _step(module: Module, name: str, fields: tuple[Field, ...], words: Mapping[str, Any], language: str) -> Step:
    title, short, lead = (
        slots.fill(module.text(f"steps.{name}.{word}", language), words) for word in ("title", "short", "lead")
    )
    kinds = {field.kind for field in fields}
    kind: StepKind = "group" if "group" in kinds else "uploads" if "upload" in kinds else "fields"
    return Step(name=name, title=title, short=short, lead=lead, kind=kind, fields=fields)
