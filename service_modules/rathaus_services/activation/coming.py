"""Newer releases that a town does not follow yet, as its administration sees them: what they wait for."""

from dataclasses import dataclass

from rathaus_platform.clock import today
from rathaus_services.activation import parameters
from rathaus_services.activation.errors import UnknownParameter
from rathaus_services.activation.needs import needs
from rathaus_services.manifest import Module, Parameter
from rathaus_services.releases import api as releases


@dataclass(frozen=True)
class Ahead:
    """A newer release, and the parameters it waits for in this town. It may still be on its way to it."""

    version: str
    module: Module
    names: tuple[str, ...]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What is to be set, with its words."""
        return tuple(self.module.parameters[name] for name in self.names)


def ahead(key: str) -> tuple[Ahead, ...]:
    """The releases after the one that the bound town uses, the newest first. Raises NotReleased."""
    newer = releases.ahead(key, releases.release_for(key).id)
    rows = parameters.in_force(key, today()) if newer else {}
    return tuple(Ahead(one.version, one.module, needs(one.module, rows).names) for one in newer)


def unmet(module: Module) -> tuple[str, ...]:
    """What the bound town has to set before it can take this content."""
    return needs(module, parameters.in_force(module.key, today())).names


def asking(key: str, name: str) -> Module:
    """The content that asks the bound town for this parameter: a newer release that waits for it, else the one used,
    else a newer one that declares it. Raises NotReleased, UnknownParameter.
    """
    newer = ahead(key)
    if waits := next((one.module for one in newer if name in one.names), None):
        return waits
    for module in (releases.release_for(key).module, *(one.module for one in newer)):
        if name in module.parameters:
            return module
    raise UnknownParameter
