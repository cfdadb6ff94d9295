"""A yearly levy by the number of objects, charged by whole months: the shape that dog taxes have in German by-laws.

The rates are a list by position, the last one counts for all further ones. Two models are in use: with `gesamtzahl`
the rate of each object depends on how many there are, with `staffel` each position has its own rate.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rathaus_platform.clock import german_date
from rathaus_platform.money import cents, euro
from rathaus_services.conditions import holds
from rathaus_services.fees.months import first_from, first_of_next, months_in_year, months_later
from rathaus_services.fees.values import FeeItem, FeeResult, FeeUnknown
from rathaus_services.manifest import Module

Values = Mapping[str, Any]


def compute(module: Module, answers: Values, parameters: Values, on: date) -> FeeResult:
    """The levy for the first calendar year that is still open on `on`; earlier years are left to the assessment."""
    rule = module.fee
    start = start_of(rule, answers, parameters)
    year = max(start.year, on.year)
    months = months_in_year(year, start)
    items = tuple(_items(module, answers, parameters, year, months))
    total = sum((item.amount for item in items), Decimal("0.00"))
    return FeeResult(total, items, rule["source"].get("norm", ""), _note(module, start, on))


def start_of(rule: Values, answers: Values, parameters: Values) -> date:
    """The first day for which the levy is due: a first of a month. Raises FeeUnknown."""
    begin = _day(answers, rule["begin"])
    at_once = parameters[rule["start"]] == "laufender_monat"
    starts = [begin.replace(day=1) if at_once else first_from(begin)]
    if answers.get(rule.get("born", "")):
        old_enough = months_later(_day(answers, rule["born"]), parameters[rule["minimum_age"]])
        starts.append(first_of_next(old_enough))
    if answers.get(rule.get("paid_until", "")):
        starts.append(first_of_next(_day(answers, rule["paid_until"])))
    return max(starts)


def rate(rates: list[str], position: int) -> Decimal:
    """The yearly amount at a position, counted from 1; the last rate counts for all further ones."""
    return Decimal(rates[min(position, len(rates)) - 1])


def _items(module: Module, answers: Values, parameters: Values, year: int, months: int) -> list[FeeItem]:
    rule = module.fee
    special = rule.get("special")
    if special and holds(special["when"], answers, parameters):
        position = int(answers.get(special["position"]) or 1)
        yearly = rate(parameters[special["rates"]], position)
        return [_item(module, "besonders", year, yearly, months, rates=special["rates"])]
    position = _position(answers, rule["position"])
    rates = parameters[rule["rates"]]
    items = [_item(module, "jahr", year, rate(rates, position), months, position)]
    if parameters[rule["model"]] == "gesamtzahl" and position > 1:
        rise = (rate(rates, position) - rate(rates, position - 1)) * (position - 1)
        if rise > 0:
            items.append(_item(module, "mehrbetrag", year, rise, months))
    return items


def _item(
    module: Module, name: str, year: int, yearly: Decimal, months: int, position: int = 1, rates: str = ""
) -> FeeItem:
    label = module.text(f"fees.{name}").replace("{jahr}", str(year)).replace("{stufe}", str(position))
    amount = cents(yearly * months / 12)
    reason = euro(yearly) if months == 12 else f"{months}/12 von {euro(yearly)}"
    return FeeItem(label, amount, reason, uses=(rates or module.fee["rates"],))


def _note(module: Module, start: date, on: date) -> str:
    if start.year < on.year:
        return module.text("fees.fruehere_jahre").replace("{beginn}", german_date(start))
    return module.text("fees.ab").replace("{beginn}", german_date(start))


def _position(answers: Values, name: str) -> int:
    value = answers.get(name)
    if not isinstance(value, int) or value < 1:
        raise FeeUnknown(name)
    return value


def _day(answers: Values, name: str) -> date:
    try:
        return date.fromisoformat(str(answers.get(name)))
    except ValueError:
        raise FeeUnknown(name) from None
