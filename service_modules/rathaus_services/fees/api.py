"""The fee of an application."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rathaus_services.conditions import SENT, sent_at
from rathaus_services.fees import cases, effort, hooks, items, levy
from rathaus_services.fees.cases import prices
from rathaus_services.fees.effort import settled
from rathaus_services.fees.free import free
from rathaus_services.fees.values import FeeItem, FeeResult, FeeUnknown
from rathaus_services.manifest import Module

_RULES = {
    "gebuehrenfrei": free,
    "faelle": cases.compute,
    "posten": items.compute,
    "aufwand": effort.compute,
    "jahresabgabe": levy.compute,
    "hook": hooks.compute,
}


def compute(
    module: Module,
    answers: Mapping[str, Any],
    parameters: Mapping[str, Any],
    on: date,
    citations: Mapping[str, str] | None = None,
    language: str = "de",
) -> FeeResult:
    """The fee or tax for valid answers, with the parameters in force on `on`. Raises FeeUnknown.

    The words are of `language` (de, de-LS, en), norms stay as they are. `citations` say where the town's values come
    from; the basis of the result then names paragraph and by-law. A fee by effort is open until `settled`.
    """
    known = parameters if SENT in parameters else sent_at(parameters, on)
    result = _RULES[module.fee["rule"]](module, answers, known, on, language)
    return replace(result, basis=_basis(result, citations)) if citations else result


def key_date(module: Module, answers: Mapping[str, Any]) -> date | None:
    """The day whose by-law counts, where the service names one and it was answered; else that of sending."""
    try:
        return date.fromisoformat(str(answers.get(module.fee.get("key_date", ""))))
    except ValueError:
        return None


def _basis(result: FeeResult, citations: Mapping[str, str]) -> str:
    told: list[str] = []
    for item in result.items:
        cited = [citations[name] for name in item.uses if name in citations]
        told += cited or [item.norm or result.basis]
    return "; ".join(dict.fromkeys(text for text in told if text)) or result.basis


__all__ = ["FeeItem", "FeeResult", "FeeUnknown", "compute", "key_date", "prices", "settled"]
