"""How many working days the office promises for a service: the town's parameter, else the usual period."""

from collections.abc import Mapping

from rathaus_services.manifest import Module

PARAMETER = "bearbeitung_arbeitstage"
USUAL = 10
"""Working days where a town has promised nothing of its own for the service."""


def promised_days(module: Module, parameters: Mapping[str, object]) -> int:
    """The promised working days."""
    value = parameters.get(PARAMETER) if PARAMETER in module.parameters else None
    return value if isinstance(value, int) and value > 0 else USUAL
