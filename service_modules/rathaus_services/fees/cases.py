"""Fees by case: the first case whose condition holds names the amount, fixed by statute or taken from the by-law."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rathaus_platform.money import cents
from rathaus_services.conditions import holds
from rathaus_services.fees.values import FeeItem, FeeResult, FeeUnknown
from rathaus_services.manifest import Module


def compute(module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any], _on: date) -> FeeResult:
    """The amount of the first case that holds. Raises FeeUnknown where none does or the by-law has no such row."""
    for case in module.fee["cases"]:
        if holds(case.get("when"), answers, parameters):
            return _result(module, case, answers, parameters)
    raise FeeUnknown("fee.cases")


def prices(module: Module, parameters: Mapping[str, Any]) -> tuple[FeeItem, ...]:
    """What is charged without any answers: one price for every case, its reason being the norm. For visits."""
    source = module.fee["source"].get("norm", "")
    return tuple(
        FeeItem(module.text(f"fees.{case['name']}"), _amount(case, {}, parameters), case.get("basis") or source)
        for case in module.fee.get("cases", ())
    )


def _result(
    module: Module, case: Mapping[str, Any], answers: Mapping[str, Any], parameters: Mapping[str, Any]
) -> FeeResult:
    each = _amount(case, answers, parameters)
    count = max(len(answers.get(case["times"]) or ()), 1) if "times" in case else 1
    label = module.text(f"fees.{case['name']}")
    reason = f"{count} × {each}" if count > 1 else ""
    total = cents(each * count)
    basis = case.get("basis") or module.fee["source"].get("norm", "")
    return FeeResult(total, (FeeItem(label, total, reason),), basis)


def _amount(case: Mapping[str, Any], answers: Mapping[str, Any], parameters: Mapping[str, Any]) -> Decimal:
    if "amount" in case:
        return Decimal(case["amount"])
    value = parameters.get(case["parameter"])
    if "row" in case and isinstance(value, Mapping):
        row = answers.get(case["row"])
        value = value.get(row) if row in value else value.get("sonst")
    if value is None or isinstance(value, Mapping):
        raise FeeUnknown(case["parameter"])
    return Decimal(value)
