"""Periods that the law sets for the office: when they end, and by which norm. Pure but for the calendar of the Land.

A period of months or weeks ends on its own day (§ 188 BGB); one that ends on a Saturday, Sunday or holiday ends with
the next working day (§ 31 Abs. 3 VwVfG).
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from rathaus_services.fees.months import months_later
from rathaus_services.manifest import Module


def norm_of(module: Module, name: str) -> str:
    """The norm of a period (`fiction`, `decision_within`); empty where the service has none."""
    return str(module.legal.get(name, {}).get("norm", ""))


def ends(
    module: Module,
    name: str,
    start: date,
    *,
    working_days: Callable[[date, int], date],
    working_day: Callable[[date], date],
) -> date | None:
    """The last day of a period that begins with `start`; None where the service has none."""
    rule: Mapping[str, Any] | None = module.legal.get(name)
    if rule is None:
        return None
    if "working_days" in rule:
        return working_days(start, rule["working_days"])
    if "weeks" in rule:
        return working_day(start + timedelta(weeks=rule["weeks"]))
    return working_day(months_later(start, rule["months"]))
