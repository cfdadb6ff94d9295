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
    """The answers in stored form, without those that are not asked, and everything that is wrong with them."""

    answers: dict[str, Any]
    problems: tuple[FieldProblem, ...]


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
    return Checked(cleaned.answers, tuple(problem(module, found, language) for found in cleaned.found))


def validate(
    module: Module, answers: Values, parameters: Values, *, today: date | None = None, language: str = "de"
) -> tuple[FieldProblem, ...]:
    """Everything wrong with the answers; nothing for an application that may be sent."""
    return check(module, answers, parameters, today=today, language=language).problems


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
]
