"""The fee as it is kept with the case: computed once, at submission, by the rule of the service."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rathaus_services.cases.values import FeeLine, FeeView
from rathaus_services.fees import api as fees
from rathaus_services.manifest import Module


def fee_of(module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any], on: date) -> FeeView | None:
    """The fee with its explanation; a free service has a total of zero and says by which rule."""
    result = fees.compute(module, answers, parameters, on)
    lines = tuple(FeeLine(str(item.label), item.amount, str(item.reason)) for item in result.items)
    return FeeView(total=result.total, lines=lines, basis=str(result.basis), note=str(result.note))
