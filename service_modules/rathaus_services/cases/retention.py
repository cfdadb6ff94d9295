"""How long a case is kept: the service's rule with the period of the town's records schedule. Pure."""

from collections.abc import Mapping
from datetime import date

from rathaus_services.cases.legal.delivery import months_later
from rathaus_services.manifest import Module


def years_kept(module: Module, parameters: Mapping[str, object]) -> int | None:
    """The period in years, never below the statutory minimum; None while the town has not set it."""
    rule = module.legal["retention"]
    least: int | None = rule.get("minimum_years")
    value = parameters.get(rule["parameter"])
    return max(value, least or 0) if isinstance(value, int) else least


def deletion_day(module: Module, parameters: Mapping[str, object], decided: date) -> date | None:
    """The day on which the case is deleted; None keeps it until the town has set a period."""
    years = years_kept(module, parameters)
    if years is None:
        return None
    if module.legal["retention"]["starts"] == "ende_des_jahres_der_entscheidung":
        return date(decided.year + years, 12, 31)
    return months_later(decided, 12 * years)
