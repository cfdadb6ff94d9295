"""The fee of an application: by the rule of the service, with the values of the town on the day that counts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rathaus_services.activation import api as activation
from rathaus_services.cases.content import CaseContent
from rathaus_services.cases.values import FeeLine, FeeView
from rathaus_services.fees import api as fees
from rathaus_services.manifest import Module


def fee_of(module: Module, answers: Mapping[str, Any], standing: activation.InForce, on: date) -> FeeView:
    """As it is kept with the case; a free service has a total of zero and says by which rule. Raises FeeUnknown."""
    return _view(reckoned(module, answers, standing, on))


def fee_preview(
    module: Module, answers: Mapping[str, Any], standing: activation.InForce, on: date, language: str = "de"
) -> fees.FeeResult | None:
    """What the check page shows before sending; None while answers are missing."""
    try:
        return reckoned(module, answers, standing, on, language)
    except fees.FeeUnknown:
        return None


def reckoned(
    module: Module, answers: Mapping[str, Any], standing: activation.InForce, on: date, language: str = "de"
) -> fees.FeeResult:
    """The fee with paragraph and by-law. Values of another day count where the service names a key date."""
    day = fees.key_date(module, answers) or on
    if day != on:
        standing = activation.in_force_of(module, day)
    return fees.compute(module, answers, standing.values, on, standing.citations, language)


def with_effort(module: Module, content: CaseContent, minutes: int) -> CaseContent:
    """The content with the fee for so many minutes of work; where the amounts come from was kept with the case."""
    fee = content.fee
    if fee is None:
        return content
    found = _view(fees.settled(module, content.answers, content.parameters, minutes))
    return replace(content, fee=replace(found, basis=fee.basis), minutes=minutes)


def fee_in(module: Module, content: CaseContent, sent_on: date, language: str) -> FeeView | None:
    """The fee of a case in the words of another language. Its amounts stay: where they cannot be met it is German."""
    kept = content.fee
    if kept is None or language == "de":
        return kept
    try:
        if content.minutes is None or kept.by_effort:
            again = fees.compute(module, content.answers, content.parameters, sent_on, language=language)
        else:
            again = fees.settled(module, content.answers, content.parameters, content.minutes, language)
    except fees.FeeUnknown:
        return kept
    told = replace(_view(again), basis=kept.basis)
    return told if [line.amount for line in told.lines] == [line.amount for line in kept.lines] else kept


def _view(found: fees.FeeResult) -> FeeView:
    lines = tuple(FeeLine(str(item.label), item.amount, str(item.reason)) for item in found.items)
    return FeeView(found.total, lines, str(found.basis), str(found.note), found.by_effort)
