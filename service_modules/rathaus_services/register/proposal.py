"""A new value as it was typed: read whole, then previewed or written."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from rathaus_platform.audit.api import Actor
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_services.activation import api as activation
from rathaus_services.manifest import Module
from rathaus_services.register import origin
from rathaus_services.register.effects import Effects, effects
from rathaus_services.register.inputs.reading import read
from rathaus_services.register.inputs.scalars import Wrong, day
from rathaus_services.register.inputs.shapes import ROOT, shape_of

REASON_LONGEST = 500


@dataclass(frozen=True)
class Proposal:
    """Everything the form says, without problems in any box."""

    name: str
    value: Any
    valid_from: date
    source: str | activation.Bylaw
    reason: str


def proposal(module: Module, name: str, given: QueryDict) -> Proposal:
    """Read the form and hold it against the register. Raises Invalid with the problems of all boxes."""
    parameter = module.parameters[name]
    value, problems = read(shape_of(module, parameter), given)
    source, missing = origin.read(origin.posted(given), needed=parameter.needs_source)
    valid_from = _valid_from(given, problems)
    reason = given.get("grund", "").strip()[:REASON_LONGEST]
    if problems or missing or valid_from is None:
        raise Invalid(problems=[*problems, *missing])
    try:
        activation.check_parameter(module.key, name, value, valid_from, source, reason=reason, module=module)
    except Invalid as refusal:
        raise Invalid(problems=[_in_form(name, one) for one in refusal.problems]) from None
    return Proposal(name, value, valid_from, source, reason)


def preview(module: Module, asked: Proposal) -> Effects:
    """What the value would change."""
    return effects(module, asked.name, asked.value, asked.valid_from)


def write(module: Module, asked: Proposal, actor: Actor) -> None:
    """Enter the value."""
    activation.set_parameter(
        module.key, asked.name, asked.value, asked.valid_from, asked.source, actor=actor, reason=asked.reason
    )


def _valid_from(given: QueryDict, problems: list[FieldProblem]) -> date | None:
    try:
        return day(given.get("gilt_ab", ""))
    except Wrong:
        text = _("Schreiben Sie, ab welchem Tag der Wert gilt, zum Beispiel 1.1.2027.")
        problems.append(FieldProblem("gilt_ab", text, "form"))
        return None


def _in_form(name: str, problem: FieldProblem) -> FieldProblem:
    """The register names the parameter, the form its first box."""
    return FieldProblem(ROOT, problem.text, problem.code) if problem.field == name else problem
