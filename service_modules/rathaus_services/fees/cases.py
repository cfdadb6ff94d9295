"""Fees by case: the first case whose condition holds names the amount, fixed by statute or taken from the by-law."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rathaus_platform.money import cents
from rathaus_services.conditions import holds
from rathaus_services.fees.amounts import amount_of, quantity_of
from rathaus_services.fees.values import FeeItem, FeeResult, FeeUnknown
from rathaus_services.fees.words import money
from rathaus_services.manifest import Module
from rathaus_services.numbers import written


def compute(
    module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any], _on: date, language: str
) -> FeeResult:
    """The amount of the first case that holds. Raises FeeUnknown where none does or the by-law has no such row."""
    for case in module.fee["cases"]:
        if holds(case.get("when"), answers, parameters):
            return _result(module, case, answers, parameters, language)
    raise FeeUnknown("fee.cases")


def prices(module: Module, parameters: Mapping[str, Any], language: str = "de") -> tuple[FeeItem, ...]:
    """What is charged without any answers: one price for every case, its reason being the norm. For visits."""
    source = module.fee["source"].get("norm", "")
    return tuple(
        FeeItem(_label(module, case, language), amount_of(case, {}, parameters), case.get("basis") or source)
        for case in module.fee.get("cases", ())
    )


def _result(
    module: Module, case: Mapping[str, Any], answers: Mapping[str, Any], parameters: Mapping[str, Any], language: str
) -> FeeResult:
    each = amount_of(case, answers, parameters)
    count = _count(case, answers)
    reason = f"{written(count)} × {money(language, each)}" if count != 1 else ""
    total = cents(each * count)
    basis = case.get("basis") or module.fee["source"].get("norm", "")
    uses = (case["parameter"],) if "parameter" in case else ()
    return FeeResult(total, (FeeItem(_label(module, case, language), total, reason, basis, uses),), basis)


def _label(module: Module, case: Mapping[str, Any], language: str) -> str:
    return module.text(f"fees.{case['name']}", language)


def _count(case: Mapping[str, Any], answers: Mapping[str, Any]) -> Decimal:
    if "quantity" in case:
        return quantity_of(case["quantity"], answers)
    return Decimal(max(len(answers.get(case["times"]) or ()), 1)) if "times" in case else Decimal(1)
