"""What other packages may use of provisioning: making a town, adding a step to the plan or rows to the template."""

from rathaus_tenants.provisioning.create import create_town
from rathaus_tenants.provisioning.furnishing import register_furnishing
from rathaus_tenants.provisioning.laender import land_of
from rathaus_tenants.provisioning.spec import TownSpec
from rathaus_tenants.provisioning.steps import Skipped, register_step

__all__ = ["Skipped", "TownSpec", "create_town", "land_of", "register_furnishing", "register_step"]
