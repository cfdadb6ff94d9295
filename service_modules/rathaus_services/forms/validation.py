"""Validation of a whole application or of one step: normalise, ask only what is asked, find contradictions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rathaus_services.conditions import holds, is_given
from rathaus_services.forms.account import agrees, vouched
from rathaus_services.forms.check import Around, problems_of
from rathaus_services.forms.found import Found
from rathaus_services.forms.normalise import answer
from rathaus_services.forms.visible import visible_fields, visible_steps
from rathaus_services.manifest import Check, Field, Module

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Cleaned:
    """The answers in stored form, without those that are not asked; and everything that is wrong with them."""

    answers: dict[str, Any]
    found: tuple[Found, ...]


NOBODY: Mapping[str, str] = {}
"""What somebody without an account has proof of."""


def clean(
    module: Module, raw: Values, parameters: Values, today: date, verified: Mapping[str, str] = NOBODY
) -> Cleaned:
    """Check everything. Conditions look at earlier answers only, so one pass is enough.

    `verified` is what the account vouches for; locked fields must say the same.
    """
    found = [Found(name, "unbekannt") for name in raw if name not in module.fields]
    kept: dict[str, Any] = {}
    for step in module.steps:
        fields = visible_fields(module, step, kept, parameters)
        kept |= {field.name: answer(field, raw.get(field.name)) for field in fields}
        kept = {name: value for name, value in kept.items() if value is not None}
        around = Around(kept, parameters, today)
        for field in fields:
            found += problems_of(field, kept.get(field.name), field.name, around)
        found += strangers(fields, kept, parameters, verified)
    found += contradictions(module, kept, parameters)
    return Cleaned(kept, tuple(found))


def clean_step(
    module: Module,
    step: str,
    raw: Values,
    known: Values,
    parameters: Values,
    today: date,
    verified: Mapping[str, str] = NOBODY,
) -> Cleaned:
    """Check the answers of one step, with the known answers of all others around it.

    A stop is not among the findings: it is no mistake on this page but the end of the way (`stop_of`).
    """
    spec = next(spec for spec in module.steps if spec.name == step)
    fields = visible_fields(module, spec, known, parameters)
    typed = {field.name: answer(field, raw.get(field.name)) for field in fields}
    everything = {name: value for name, value in {**known, **typed}.items() if value is not None}
    around = Around(everything, parameters, today)
    found = [problem for field in fields for problem in problems_of(field, typed[field.name], field.name, around)]
    found += strangers(fields, everything, parameters, verified)
    mine = {field.name for field in fields}
    found += [one for one in contradictions(module, everything, parameters) if one.path in mine and one.code != "stopp"]
    return Cleaned(typed, tuple(found))


def strangers(
    fields: Iterable[Field], answers: Values, parameters: Values, verified: Mapping[str, str]
) -> Iterator[Found]:
    """Locked fields whose answer is not what the account vouches for."""
    for name, proof in vouched(fields, answers, parameters, verified).items():
        if is_given(answers.get(name)) and not agrees(answers[name], proof):
            yield Found(name, "konto", {"wert": proof})


def contradictions(module: Module, answers: Values, parameters: Values) -> Iterator[Found]:
    """What does not go together. A stop counts too: such an application cannot be sent."""
    for check in module.checks:
        if is_given(answers.get(check.field)) and holds(check.when, answers, parameters):
            yield Found(check.field, "stopp" if check.stop else "widerspruch", {"check": check.name})


def stop_of(module: Module, answers: Values, parameters: Values) -> Check | None:
    """The check that ends the way here, or None."""
    return next((c for c in module.checks if c.stop and holds(c.when, answers, parameters)), None)


__all__ = ["Cleaned", "clean", "clean_step", "contradictions", "stop_of", "visible_steps"]
