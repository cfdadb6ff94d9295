"""The fee of an application: by the rule of the service, with the values of the town on the day that counts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rathaus_services.activation import api as activation
from rathaus_services.cases.values import FeeLine, FeeView
from rathaus_services.fees import api as fees
from rathaus_services.manifest import Module


def fee_of(module: Module, answers: Mapping[str, Any], standing: activation.InForce, on: date) -> FeeView:
    """As it is kept with the case; a free service has a total of zero and says by which rule. Raises FeeUnknown."""
    result = reckoned(module, answers, standing, on)
    lines = tuple(FeeLine(str(item.label), item.amount, str(item.reason)) for item in result.items)
    return FeeView(total=result.total, lines=lines, basis=str(result.basis), note=str(result.note))


def fee_preview(module: Module, answers: Mapping[str, Any], on: date) -> fees.FeeResult | None:
    """What the check page shows before sending; None while answers are missing."""
    try:
        return reckoned(module, answers, activation.in_force_of(module, on), on)
    except fees.FeeUnknown:
        return None


def reckoned(module: Module, answers: Mapping[str, Any], standing: activation.InForce, on: date) -> fees.FeeResult:
    """The fee with paragraph and by-law. Values of another day count where the service names a key date."""
    day = fees.key_date(module, answers) or on
    if day != on:
        standing = activation.in_force_of(module, day)
    return fees.compute(module, answers, standing.values, on, standing.citations)
