"""The pre-check: the questions that can end the way, asked before anything else and without keeping the answers."""

from collections.abc import Iterator

from rathaus_services.conditions import names
from rathaus_services.journey.service import Service
from rathaus_services.manifest import Check, Field

KINDS = ("choice", "yes_no")
MOST = 5


def asked(service: Service) -> tuple[Field, ...]:
    """The questions of the service's stops; none where they cannot be asked on one short page."""
    fields = service.module.fields
    wanted = {name for check in _stops(service) for kind, name in names(check.when) if kind == "field"}
    found = tuple(field for name, field in fields.items() if name in wanted)
    simple = len(found) == len(wanted) <= MOST and all(field.kind in KINDS and field.when is None for field in found)
    return found if simple else ()


def _stops(service: Service) -> Iterator[Check]:
    return (check for check in service.module.checks if check.stop)
