"""Which trust level a service asks for in this town: the service's own, or more where the town says so."""

from collections.abc import Mapping

from rathaus_platform.identity.api import TrustLevel
from rathaus_services.manifest import Module

PARAMETER = "vertrauensniveau_min"


def needed_trust(module: Module, parameters: Mapping[str, object]) -> TrustLevel:
    """The higher of both levels; a town may ask for more than the service, never for less."""
    own = TrustLevel(module.trust)
    local = parameters.get(PARAMETER)
    return max(own, TrustLevel(local)) if isinstance(local, str) and local else own
