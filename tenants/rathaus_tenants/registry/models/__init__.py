"""The tables of the registry, one file per subject."""

from rathaus_tenants.registry.models.bell import Bell
from rathaus_tenants.registry.models.condition import AuditHead, Condition
from rathaus_tenants.registry.models.departed import Departed
from rathaus_tenants.registry.models.domain import Domain
from rathaus_tenants.registry.models.job import TownJob
from rathaus_tenants.registry.models.provisioning import MigrationState, ProvisioningStep, TownTemplate
from rathaus_tenants.registry.models.town import Town, TownState

__all__ = [
    "AuditHead",
    "Bell",
    "Condition",
    "Departed",
    "Domain",
    "MigrationState",
    "ProvisioningStep",
    "Town",
    "TownJob",
    "TownState",
    "TownTemplate",
]
