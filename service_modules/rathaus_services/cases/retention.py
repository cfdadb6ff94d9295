"""How long a case is kept: by the town's records schedule, or so long after a day that the town has set. Pure."""

from collections.abc import Mapping
from datetime import date

from rathaus_services.cases.legal.delivery import months_later
from rathaus_services.manifest import Module


def years_kept(module: Module, parameters: Mapping[str, object]) -> int | None:
    """The period in years, never below the statutory minimum; None while the town has not set it."""
    rule = module.legal["retention"]
    least: int | None = rule.get("minimum_years")
    value = parameters.get(rule.get("parameter", ""))
    return max(value, least or 0) if isinstance(value, int) else least


def day_kept_from(module: Module, parameters: Mapping[str, object]) -> tuple[date, int] | None:
    """The day that the town has set and the months after it; None where years count, or the day is not set yet."""
    rule = module.legal["retention"]
    if rule["starts"] != "tag":
        return None
    try:
        return date.fromisoformat(str(parameters.get(rule["day"]))), int(rule["months"])
    except ValueError:
        return None


def deletion_day(module: Module, parameters: Mapping[str, object], decided: date) -> date | None:
    """The day on which the case is deleted; None keeps it until the town has set what the period needs."""
    rule = module.legal["retention"]
    if rule["starts"] == "tag":
        kept = day_kept_from(module, parameters)
        return None if kept is None else max(decided, months_later(*kept))
    years = years_kept(module, parameters)
    if years is None:
        return None
    if rule["starts"] == "ende_des_jahres_der_entscheidung":
        return date(decided.year + years, 12, 31)
    return months_later(decided, 12 * years)
