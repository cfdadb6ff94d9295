"""A yearly levy by the number of objects, charged by whole months: the shape that dog taxes have in German by-laws.

The rates are a list by position, the last one counts for all further ones. Two models are in use: with `gesamtzahl`
the rate of each object depends on how many there are, with `staffel` each position has its own rate.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from rathaus_platform.languages import by_key, written_date
from rathaus_platform.money import cents
from rathaus_services.conditions import holds
from rathaus_services.fees.months import first_from, first_of_next, months_in_year, months_later
from rathaus_services.fees.values import FeeItem, FeeResult, FeeUnknown
from rathaus_services.fees.words import money, said
from rathaus_services.manifest import Module

Values = Mapping[str, Any]


class Line(NamedTuple):
    """A yearly amount in euro: the name of its text, and the parameter it comes from."""

    name: str
    yearly: Decimal
    rates: str
    position: int = 1


def compute(module: Module, answers: Values, parameters: Values, on: date, language: str) -> FeeResult:
    """The levy for the first calendar year that is still open on `on`; earlier years are left to the assessment."""
    rule = module.fee
    start = start_of(rule, answers, parameters)
    year = max(start.year, on.year)
    months = months_in_year(year, start)
    items = tuple(_item(module, line, year, months, language) for line in _lines(module.fee, answers, parameters))
    total = sum((item.amount for item in items), Decimal("0.00"))
    return FeeResult(total, items, rule["source"].get("norm", ""), _note(module, start, on, language))


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


def _lines(rule: Values, answers: Values, parameters: Values) -> Iterator[Line]:
    special = rule.get("special")
    if special and holds(special["when"], answers, parameters):
        position = int(answers.get(special["position"]) or 1)
        yield Line("besonders", rate(parameters[special["rates"]], position), special["rates"])
        return
    position = _position(answers, rule["position"])
    rates = parameters[rule["rates"]]
    yield Line("jahr", rate(rates, position), rule["rates"], position)
    if parameters[rule["model"]] == "gesamtzahl" and position > 1:
        rise = (rate(rates, position) - rate(rates, position - 1)) * (position - 1)
        if rise > 0:
            yield Line("mehrbetrag", rise, rule["rates"])


def _item(module: Module, line: Line, year: int, months: int, language: str) -> FeeItem:
    text = module.text(f"fees.{line.name}", language)
    label = text.replace("{jahr}", str(year)).replace("{stufe}", str(line.position))
    yearly = money(language, line.yearly)
    reason = yearly if months == 12 else said(language, "share", months, yearly)
    return FeeItem(label, cents(line.yearly * months / 12), reason, uses=(line.rates,))


def _note(module: Module, start: date, on: date, language: str) -> str:
    name = "fruehere_jahre" if start.year < on.year else "ab"
    return module.text(f"fees.{name}", language).replace("{beginn}", written_date(start, by_key(language)))


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
