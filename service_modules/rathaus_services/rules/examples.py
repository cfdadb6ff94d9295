"""R8xx: the examples come true, and at least one application is refused."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from rathaus_platform.clock import GERMANY
from rathaus_services.conditions import sent_at
from rathaus_services.fees.api import FeeUnknown, compute, settled
from rathaus_services.forms.steps import steps_of
from rathaus_services.forms.validation import clean
from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.process.api import initial_state
from rathaus_services.source import Source

FEWEST = 3
NOON = "12:00"


def enough_and_one_refused(source: Source, module: Module) -> Iterator[Problem]:
    """R801: there are three examples, and one application is refused."""
    if not module.takes_cases:
        return
    examples = source.under("examples")
    if len(examples) < FEWEST:
        yield source.problem("R801", "examples", f"Weniger als {FEWEST} Beispiele.", "Schreiben Sie weitere.")
    if all(example["expect"]["accepted"] for example in examples.values()):
        yield source.problem("R801", "examples", "Kein Beispiel wird abgelehnt.", "Schreiben Sie eines.")


def come_true(source: Source, module: Module) -> Iterator[Problem]:
    """R802: every example comes true: findings, fee, pages and first state."""
    for name, example in source.under("examples").items():
        for wanted, found in differences(module, example):
            text = f"Erwartet: {wanted}. Gefunden: {found}."
            yield source.problem("R802", f"examples/{name}.yaml", text, "Ändern Sie Beispiel oder Modul.", ("expect",))


def differences(module: Module, example: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(expected, found) wherever the example does not come true."""
    expect, on = example["expect"], date.fromisoformat(example["on"])
    parameters = parameters_for(module, example)
    cleaned = clean(module, example["answers"], parameters, on)
    problems = {found.path: found.code for found in cleaned.found}
    if problems != expect.get("problems", {}) or bool(problems) is expect["accepted"]:
        yield str(expect.get("problems", "angenommen")), str(problems or "angenommen")
        return
    if expect["accepted"]:
        warned = {found.path: str(found.data["check"]) for found in cleaned.warnings}
        if warned != expect.get("warnings", {}):
            yield f"Hinweise {expect.get('warnings', {})}", f"Hinweise {warned}"
        yield from _outcome(module, cleaned.answers, parameters, expect, on)


def parameters_for(module: Module, example: Mapping[str, Any]) -> dict[str, Any]:
    """The example values of all parameters with the example's own differences, and the moment of sending."""
    values = {name: p.example for name, p in module.parameters.items()} | dict(example.get("parameters", {}))
    if "on" not in example:
        return values
    hour = time.fromisoformat(example.get("at", NOON))
    return sent_at(values, datetime.combine(date.fromisoformat(str(example["on"])), hour, GERMANY))


def _outcome(
    module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any], expect: Mapping[str, Any], on: date
) -> Iterator[tuple[str, str]]:
    try:
        fee = compute(module, answers, parameters, on)
        effort = expect.get("effort")
        later = settled(module, answers, parameters, effort["minutes"]).total if effort and fee.by_effort else None
    except FeeUnknown as unknown:
        yield "eine Gebühr", f"keine, es fehlt {unknown.missing}"
        return
    found = {
        "fee": "nach Aufwand" if fee.by_effort else str(fee.total),
        "effort": effort and {**effort, "fee": str(later)},
        "items": [str(item.amount) for item in fee.items],
        "steps": [step.name for step in steps_of(module, answers, parameters)],
        "state": initial_state(module),
    }
    for word, value in found.items():
        if word in expect and expect[word] != value:
            yield f"{word} {expect[word]}", f"{word} {value}"


RULES = (enough_and_one_refused, come_true)
