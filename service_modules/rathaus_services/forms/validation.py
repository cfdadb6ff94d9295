"""Validation of a whole application or of one step: normalise, ask only what is asked, find contradictions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rathaus_services.conditions import SENT, holds, is_given, names, sent_at
from rathaus_services.forms.account import agrees, vouched
from rathaus_services.forms.calculate import calculated
from rathaus_services.forms.check import Around, problems_of
from rathaus_services.forms.found import Found
from rathaus_services.forms.normalise import answer
from rathaus_services.forms.visible import visible_fields, visible_steps
from rathaus_services.manifest import Check, Field, Module

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Cleaned:
    """The answers in stored form, without those that are not asked; everything that is wrong, and what only warns."""

    answers: dict[str, Any]
    found: tuple[Found, ...]
    warnings: tuple[Found, ...] = ()


NOBODY: Mapping[str, str] = {}
"""What somebody without an account has proof of."""


def clean(
    module: Module, raw: Values, parameters: Values, today: date, verified: Mapping[str, str] = NOBODY
) -> Cleaned:
    """Check everything. Conditions look at earlier answers only, so one pass is enough.

    `verified` is what the account vouches for; locked fields must say the same. Without a moment of sending among the
    parameters the day `today` begins.
    """
    parameters = parameters if SENT in parameters else sent_at(parameters, today)
    found = [Found(name, "unbekannt") for name in raw if name not in module.fields]
    kept: dict[str, Any] = {}
    for step in module.steps:
        fields = visible_fields(module, step, kept, parameters)
        kept = _with(fields, raw, kept, parameters)
        around = Around(kept, parameters, today)
        for field in fields:
            found += problems_of(field, kept.get(field.name), field.name, around)
        found += strangers(fields, kept, parameters, verified)
    found += contradictions(module, kept, parameters)
    return Cleaned(kept, tuple(found), tuple(warnings(module, kept, parameters)))


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
    parameters = parameters if SENT in parameters else sent_at(parameters, today)
    spec = next(spec for spec in module.steps if spec.name == step)
    fields = visible_fields(module, spec, known, parameters)
    everything = _with(fields, raw, known, parameters)
    typed = {field.name: everything.get(field.name) for field in fields}
    around = Around(everything, parameters, today)
    found = [problem for field in fields for problem in problems_of(field, typed[field.name], field.name, around)]
    found += strangers(fields, everything, parameters, verified)
    mine = {field.name for field in fields}
    asked = _asked_until(module, step)
    for one in contradictions(module, everything, parameters, asked):
        found += [one] if one.path in mine and one.code != "stopp" else []
    warned = (one for one in warnings(module, everything, parameters, asked) if one.path in mine)
    return Cleaned(typed, tuple(found), tuple(warned))


def _asked_until(module: Module, step: str) -> frozenset[str]:
    names = [spec.name for spec in module.steps]
    return frozenset(name for spec in module.steps[: names.index(step) + 1] for name in spec.fields)


def _with(fields: Iterable[Field], raw: Values, known: Values, parameters: Values) -> dict[str, Any]:
    """What is known and, in stored form, what was said about these fields; calculated ones follow from both."""
    found = dict(known)
    for field in fields:
        if field.kind == "calculated":
            found[field.name] = calculated(field, found, parameters)
        else:
            found[field.name] = answer(field, raw.get(field.name))
    return {name: value for name, value in found.items() if value is not None}


def strangers(
    fields: Iterable[Field], answers: Values, parameters: Values, verified: Mapping[str, str]
) -> Iterator[Found]:
    """Locked fields whose answer is not what the account vouches for."""
    for name, proof in vouched(fields, answers, parameters, verified).items():
        if is_given(answers.get(name)) and not agrees(answers[name], proof):
            yield Found(name, "konto", {"wert": proof})


def contradictions(
    module: Module, answers: Values, parameters: Values, asked: frozenset[str] | None = None
) -> Iterator[Found]:
    """What does not go together. A stop counts too: such an application cannot be sent.

    `asked` are the fields that have been asked so far: a check that reads others has to wait.
    """
    for check in _met(module, answers, parameters, asked):
        if not check.warns:
            yield Found(check.field, "stopp" if check.stop else "widerspruch", {"check": check.name})


def warnings(
    module: Module, answers: Values, parameters: Values, asked: frozenset[str] | None = None
) -> Iterator[Found]:
    """What the citizen should know before sending, and the office when it reads."""
    for check in _met(module, answers, parameters, asked):
        if check.warns:
            yield Found(check.field, "hinweis", {"check": check.name})


def _met(module: Module, answers: Values, parameters: Values, asked: frozenset[str] | None) -> Iterator[Check]:
    for check in module.checks:
        if asked is not None and any(kind == "field" and name not in asked for kind, name in names(check.when)):
            continue
        if is_given(answers.get(check.field)) and holds(check.when, answers, parameters):
            yield check


def stop_of(module: Module, answers: Values, parameters: Values) -> Check | None:
    """The check that ends the way here, or None."""
    return next((c for c in module.checks if c.stop and holds(c.when, answers, parameters)), None)


__all__ = ["Cleaned", "clean", "clean_step", "contradictions", "stop_of", "visible_steps", "warnings"]
