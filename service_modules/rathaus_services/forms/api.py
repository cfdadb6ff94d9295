"""What other packages may ask about the form of a module. Everything decides on the server and only once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rathaus_platform.clock import today as legal_day
from rathaus_platform.errors import FieldProblem
from rathaus_services.forms import validation
from rathaus_services.forms.applicant import Applicant, applicant
from rathaus_services.forms.steps import Step, declarations, steps_of
from rathaus_services.forms.summary import SummaryRow, SummarySection, summary
from rathaus_services.forms.wording import problem
from rathaus_services.manifest import Check, Module

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Checked:
    """The answers in stored form, without those that are not asked; what is wrong with them, and what only warns."""

    answers: dict[str, Any]
    problems: tuple[FieldProblem, ...]
    warnings: tuple[FieldProblem, ...] = ()


def check(
    module: Module,
    answers: Values,
    parameters: Values,
    *,
    verified: Mapping[str, str] = validation.NOBODY,
    today: date | None = None,
    language: str = "de",
) -> Checked:
    """Normalise and validate a whole application. What is stored at submission is `Checked.answers`.

    `verified` is what the person's account vouches for; where the service locks a field, only that is accepted.
    """
    cleaned = validation.clean(module, answers, parameters, today or legal_day(), verified)
    problems, warnings = (
        tuple(problem(module, found, parameters, language) for found in part)
        for part in (cleaned.found, cleaned.warnings)
    )
    return Checked(cleaned.answers, problems, warnings)


def validate(
    module: Module, answers: Values, parameters: Values, *, today: date | None = None, language: str = "de"
) -> tuple[FieldProblem, ...]:
    """Everything wrong with the answers; nothing for an application that may be sent."""
    return check(module, answers, parameters, today=today, language=language).problems


def warnings(module: Module, answers: Values, parameters: Values, *, language: str = "de") -> tuple[FieldProblem, ...]:
    """What somebody should know about answers that may be sent; they are in stored form."""
    found = validation.warnings(module, answers, parameters)
    return tuple(problem(module, one, parameters, language) for one in found)


def stop_of(module: Module, answers: Values, parameters: Values) -> Check | None:
    """The check that ends the way for these answers, or None; its texts are `checks.<name>.title` and `.text`."""
    return validation.stop_of(module, answers, parameters)


__all__ = [
    "Applicant",
    "Checked",
    "Step",
    "SummaryRow",
    "SummarySection",
    "applicant",
    "check",
    "declarations",
    "steps_of",
    "stop_of",
    "summary",
    "validate",
    "warnings",
]
