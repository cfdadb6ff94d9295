"""R7xx: the fee rule finds all it needs."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus_services.manifest import Module
from rathaus_services.problems import Problem
from rathaus_services.source import Source

_LEVY_FIELDS = ("begin", "born", "paid_until", "position")
_LEVY_PARAMETERS = ("minimum_age", "rates", "model", "start", "due")


def names_exist(source: Source, module: Module) -> Iterator[Problem]:
    """R701: fields and parameters that the rule names exist."""
    for name in _fields(module.fee):
        if name not in module.fields:
            text = f"Die Gebühr nennt das Feld {name}; das gibt es nicht."
            yield source.problem("R701", "module.yaml", text, "Nehmen Sie ein Feld aus fields.json.", ("fee",))
    for name in _parameters(module.fee):
        if name not in module.parameters:
            text = f"Die Gebühr nennt den Parameter {name}; den gibt es nicht."
            yield source.problem("R701", "module.yaml", text, "Nehmen Sie einen aus parameters.yaml.", ("fee",))


def last_case_catches(source: Source, module: Module) -> Iterator[Problem]:
    """R702: the last case has no condition, so that every application has a fee."""
    cases = module.fee.get("cases", ())
    if module.takes_cases and cases and "when" in cases[-1]:
        text = "Der letzte Fall der Gebühr hat eine Bedingung."
        yield source.problem("R702", "module.yaml", text, "Enden Sie mit einem Fall für alle übrigen.", ("fee",))


def hook_exists(source: Source, module: Module) -> Iterator[Problem]:
    """R703: a hook names a function of hooks.py."""
    name = module.fee.get("function")
    if name and f"def {name}(" not in module.content["hooks"]:
        text = f"hooks.py hat keine Funktion {name}."
        yield source.problem("R703", "module.yaml", text, "Schreiben Sie die Funktion.", ("fee",))


def _fields(fee: Mapping[str, Any]) -> Iterator[str]:
    yield from (fee[word] for word in _LEVY_FIELDS if word in fee)
    for case in fee.get("cases", ()):
        yield from (case[word] for word in ("row", "times") if word in case)
    if "special" in fee:
        yield fee["special"]["position"]


def _parameters(fee: Mapping[str, Any]) -> Iterator[str]:
    yield from (fee[word] for word in _LEVY_PARAMETERS if word in fee)
    yield from (case["parameter"] for case in fee.get("cases", ()) if "parameter" in case)
    if "special" in fee:
        yield fee["special"]["rates"]


RULES = (names_exist, last_case_catches, hook_exists)
