"""Reading parameters: for each the newest value that is in force on a day, else the module's default."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from rathaus_services.activation.models import ParameterValue
from rathaus_services.manifest import Module

Rows = Mapping[str, ParameterValue]


def in_force(key: str, on: date) -> Rows:
    """The values of one service by name; one statement."""
    return _all(on, key=key).get(key, {})


def all_in_force(on: date) -> Mapping[str, Rows]:
    """The values of all services by key and name; one statement."""
    return _all(on)


def values(module: Module, rows: Rows) -> dict[str, Any]:
    """What forms and fees use. A value the module no longer declares is left out."""
    return {
        name: rows[name].value if name in rows else parameter.default for name, parameter in module.parameters.items()
    }


def missing(module: Module, rows: Rows) -> tuple[str, ...]:
    """Parameters that have neither a value nor a default."""
    return tuple(name for name, value in values(module, rows).items() if value is None)


def _all(on: date, **narrow: str) -> dict[str, dict[str, ParameterValue]]:
    found: dict[str, dict[str, ParameterValue]] = defaultdict(dict)
    rows = ParameterValue.objects.filter(valid_from__lte=on, **narrow)
    for row in rows.order_by("key", "name", "-valid_from").distinct("key", "name"):
        found[row.key][row.name] = row
    return found
