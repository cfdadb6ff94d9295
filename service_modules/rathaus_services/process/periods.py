"""Periods that the law sets for the office: when they end, and by which norm. Pure but for the calendar of the Land.

A period of months or weeks ends on its own day (§ 188 BGB); one that ends on a Saturday, Sunday or holiday ends with
the next working day (§ 31 Abs. 3 VwVfG). Where only some Länder order a period, the data lists them; elsewhere there
is none.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from rathaus_services.fees.months import months_later
from rathaus_services.manifest import Module

WARNED_BEFORE = 10
"""Days before the end of a period after which an application counts as granted."""


def norm_of(module: Module, name: str, land: str) -> str:
    """The norm of a period (`fiction`, `decision_within`); empty where there is none in this Land (code like SN)."""
    return str((_rule(module, name, land) or {}).get("norm", ""))


def warned_before(module: Module, name: str, land: str) -> int:
    """So many days before the end of the period the office is warned."""
    return int((_rule(module, name, land) or {}).get("warns_before_days", WARNED_BEFORE))


def ends(
    module: Module,
    name: str,
    start: date,
    land: str,
    *,
    working_days: Callable[[date, int], date],
    working_day: Callable[[date], date],
) -> date | None:
    """The last day of a period that begins with `start`; None where there is none in this Land."""
    rule = _rule(module, name, land)
    if rule is None:
        return None
    if "working_days" in rule:
        return working_days(start, rule["working_days"])
    if "weeks" in rule:
        return working_day(start + timedelta(weeks=rule["weeks"]))
    return working_day(months_later(start, rule["months"]))


def _rule(module: Module, name: str, land: str) -> Mapping[str, Any] | None:
    found = module.legal.get(name)
    if isinstance(found, list):
        return next((one for one in found if one["land"] == land), None)
    return found if found is None or found.get("land", land) == land else None
