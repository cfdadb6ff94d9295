"""The fee of an application."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rathaus_services.fees import cases, hooks, items, levy
from rathaus_services.fees.cases import prices
from rathaus_services.fees.free import free
from rathaus_services.fees.values import FeeItem, FeeResult, FeeUnknown
from rathaus_services.manifest import Module

_RULES = {
    "gebuehrenfrei": free,
    "faelle": cases.compute,
    "posten": items.compute,
    "jahresabgabe": levy.compute,
    "hook": hooks.compute,
}


def compute(module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any], on: date) -> FeeResult:
    """The fee or tax for valid answers, with the parameters in force on `on`. Raises FeeUnknown."""
    return _RULES[module.fee["rule"]](module, answers, parameters, on)


__all__ = ["FeeItem", "FeeResult", "FeeUnknown", "compute", "prices"]
