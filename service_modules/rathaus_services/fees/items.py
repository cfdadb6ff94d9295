"""Several items: each a price, times a quantity in begun units, times begun periods, within its least and greatest sum.

`free` and `reduced` name who pays less and why; the first of each that holds counts, for all items or for those named.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from rathaus_platform.money import cents
from rathaus_services.conditions import holds
from rathaus_services.fees.amounts import amount_of, bound_of, quantity_of
from rathaus_services.fees.periods import begun
from rathaus_services.fees.values import FeeItem, FeeResult
from rathaus_services.fees.words import counted, money, said
from rathaus_services.manifest import Module
from rathaus_services.numbers import number, written

Values = Mapping[str, Any]


def compute(module: Module, answers: Values, parameters: Values, _on: date, language: str) -> FeeResult:
    """All items that apply to these answers. Raises FeeUnknown."""
    rule, items = module.fee, []
    free = _first(rule.get("free", ()), answers, parameters)
    reduced = _first(rule.get("reduced", ()), answers, parameters)
    for spec in rule["items"]:
        if holds(spec.get("when"), answers, parameters):
            item = _item(module, spec, answers, parameters, language)
            if free and spec["name"] in free.get("items", [spec["name"]]):
                item = _cut(item, free, Decimal(0), _label(module, free, language))
            elif reduced and spec["name"] in reduced.get("items", [spec["name"]]):
                item = _cut(item, reduced, _share(reduced, parameters), _label(module, reduced, language))
            items.append(item)
    total = sum((item.amount for item in items), Decimal("0.00"))
    return FeeResult(total, tuple(items), _basis(rule, items))


def _item(module: Module, spec: Values, answers: Values, parameters: Values, language: str) -> FeeItem:
    price = amount_of(spec, answers, parameters)
    parts, factor = [], Decimal(1)
    if "quantity" in spec:
        quantity = _units(quantity_of(spec["quantity"], answers), spec)
        factor *= quantity
        parts.append(_measured(module, spec, quantity))
    if "period" in spec:
        periods = begun(spec["period"], answers)
        factor *= periods
        parts.append(counted(language, periods, spec["period"]["unit"]))
    amount = cents(price * factor)
    limited, why = within(amount, spec, parameters, language)
    reason = " × ".join([*parts, money(language, price)]) if parts else ""
    norm = str(spec.get("basis", ""))
    return FeeItem(_label(module, spec, language), limited, f"{reason}{why}", norm, _uses(spec))


def _units(quantity: Decimal, spec: Values) -> Decimal:
    unit = number(spec.get("unit"))
    return (quantity / unit).to_integral_value(ROUND_CEILING) if unit else quantity


def _measured(module: Module, spec: Values, quantity: Decimal) -> str:
    """`12 m²`; begun units of more than one are said as such: `2 × 10 m²`."""
    field = module.fields.get(spec["quantity"])
    name = f" {field.rules['unit']}" if field is not None and "unit" in field.rules else ""
    unit = number(spec.get("unit"))
    return f"{written(quantity)} × {written(unit)}{name}" if unit and unit != 1 else f"{written(quantity)}{name}"


def within(amount: Decimal, spec: Values, parameters: Values, language: str) -> tuple[Decimal, str]:
    """The amount within its least and greatest sum, and the words for that where it was changed."""
    least, most = bound_of(spec.get("minimum"), parameters), bound_of(spec.get("maximum"), parameters)
    if least is not None and amount < least:
        return cents(least), said(language, "least", money(language, least))
    if most is not None and amount > most:
        return cents(most), said(language, "most", money(language, most))
    return amount, ""


def _first(rules: Any, answers: Values, parameters: Values) -> Values | None:
    return next((rule for rule in rules if holds(rule.get("when"), answers, parameters)), None)


def _share(rule: Values, parameters: Values) -> Decimal:
    percent = bound_of(rule["percent"], parameters) or Decimal(0)
    return max(Decimal(0), Decimal(100) - percent) / 100


def _label(module: Module, spec: Values, language: str) -> str:
    return module.text(f"fees.{spec['name']}", language)


def _cut(item: FeeItem, rule: Values, share: Decimal, label: str) -> FeeItem:
    reason = f"{item.reason}; {label}" if item.reason else label
    return replace(item, amount=cents(item.amount * share), reason=reason, norm=rule.get("basis", item.norm))


def _uses(spec: Values) -> tuple[str, ...]:
    bounds = [spec[word]["parameter"] for word in ("minimum", "maximum") if isinstance(spec.get(word), Mapping)]
    return (*([spec["parameter"]] if "parameter" in spec else []), *bounds)


def _basis(rule: Values, items: list[FeeItem]) -> str:
    norms = [item.norm or rule["source"].get("norm", "") for item in items] or [rule["source"].get("norm", "")]
    return "; ".join(dict.fromkeys(norm for norm in norms if norm))
