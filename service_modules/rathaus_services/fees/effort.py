"""Fees by effort: a rate for begun units of working time, known only when the office decides.

What the service may say: `unit` (begun ones count whole), `per` (what the rate is for, else the unit), `free_amount`
(up to it nothing is charged; `beyond` says whether above it the rest is, or everything) and `maximum`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from rathaus_platform.money import cents
from rathaus_services.fees.amounts import amount_of, bound_of
from rathaus_services.fees.items import within
from rathaus_services.fees.values import FeeItem, FeeResult
from rathaus_services.fees.words import counted, each, money, said
from rathaus_services.manifest import Module

Values = Mapping[str, Any]
MINUTES: Mapping[str, int] = {"viertelstunde": 15, "halbe_stunde": 30, "stunde": 60}


def compute(module: Module, answers: Values, parameters: Values, _on: date, language: str) -> FeeResult:
    """Before the work is done: how it will be reckoned, and by which norm. Raises FeeUnknown."""
    rule = module.fee
    rate = amount_of(rule, answers, parameters)
    parts = [said(language, "by_effort", money(language, rate), each(language, _per(rule)))]
    free = _free(rule, parameters)
    if free:
        parts.append(said(language, "free_until", money(language, free)))
    most = bound_of(rule.get("maximum"), parameters)
    told = ", ".join(parts) + ("" if most is None else said(language, "most", money(language, most)))
    item = FeeItem(module.text(f"fees.{rule['name']}", language), Decimal("0.00"), told, _norm(rule), _uses(rule))
    return FeeResult(Decimal("0.00"), (item,), _norm(rule), by_effort=told)


def settled(module: Module, answers: Values, parameters: Values, minutes: int, language: str = "de") -> FeeResult:
    """The fee for so many minutes of work; no minutes cost nothing. Raises FeeUnknown."""
    rule = module.fee
    rate, unit, per = amount_of(rule, answers, parameters), rule["unit"], _per(rule)
    units = (Decimal(minutes) / MINUTES[unit]).to_integral_value(ROUND_CEILING)
    amount, less = _after_free(rate * units * MINUTES[unit] / MINUTES[per], rule, parameters, language)
    amount, limited = within(amount, rule, parameters, language)
    price = (
        f" × {money(language, rate)}"
        if per == unit
        else said(language, "at", money(language, rate), each(language, per))
    )
    reason = f"{counted(language, units, unit)}{price}{less}{limited}"
    label = module.text(f"fees.{rule['name']}", language)
    return FeeResult(amount, (FeeItem(label, amount, reason, _norm(rule), _uses(rule)),), _norm(rule))


def _after_free(amount: Decimal, rule: Values, parameters: Values, language: str) -> tuple[Decimal, str]:
    free = _free(rule, parameters)
    if not free:
        return cents(amount), ""
    if amount <= free:
        return Decimal("0.00"), said(language, "free", money(language, free))
    beyond = rule["free_amount"]["beyond"]
    if (parameters.get(beyond["parameter"]) if isinstance(beyond, Mapping) else beyond) == "rest":
        return cents(amount - free), said(language, "rest", money(language, free))
    return cents(amount), ""


def _free(rule: Values, parameters: Values) -> Decimal:
    return bound_of(rule.get("free_amount", {}).get("up_to"), parameters) or Decimal(0)


def _per(rule: Values) -> str:
    return str(rule.get("per", rule["unit"]))


def _norm(rule: Values) -> str:
    return str(rule.get("basis") or rule["source"].get("norm", ""))


def _uses(rule: Values) -> tuple[str, ...]:
    bounds = (rule, *rule.get("free_amount", {}).values(), rule.get("maximum"))
    return tuple(one["parameter"] for one in bounds if isinstance(one, Mapping) and "parameter" in one)
