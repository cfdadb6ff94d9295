"""The first services of a demonstration town: all of the catalogue, with example values that say they are examples.

Any other town begins with none: a value that comes from a by-law is the town's word, and a service is offered once
its values are set.
"""

from datetime import date

from rathaus_services import registry
from rathaus_services.activation import parameters
from rathaus_services.activation.models import Activation
from rathaus_services.activation.offering import begin
from rathaus_services.activation.setting import set_parameter
from rathaus_services.activation.telling import tell
from rathaus_services.manifest import Module
from rathaus_tenants.provisioning.api import TownSpec
from rathaus_tenants.values import TownRef

SOURCE = "Beispielwert der Vorführung, keine Satzung dieser Stadt"
SINCE = date(2026, 1, 1)
"""Example values hold from here, so that an application about this year can be reckoned."""


def first_services(_town: TownRef, spec: TownSpec) -> None:
    """Step of provisioning. What the town has set itself in the meantime stays; a second run changes nothing."""
    if not spec.demo:
        return
    active = set(Activation.objects.values_list("key", flat=True))
    for module in registry.modules():
        if module.key not in active:
            _examples(module)
            begin(module.key, SINCE)
    tell()


def _examples(module: Module) -> None:
    known = parameters.in_force(module.key, date.max)
    for name, parameter in module.parameters.items():
        if name not in known and parameter.example != parameter.default:
            set_parameter(module.key, name, parameter.example, SINCE, SOURCE, demonstration=True)
