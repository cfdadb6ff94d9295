"""The step `pages` of provisioning."""

from rathaus_cms.seed.rights import give_rights
from rathaus_cms.seed.site import set_site
from rathaus_cms.seed.tree import plant
from rathaus_tenants.provisioning.api import TownSpec, register_step
from rathaus_tenants.values import TownRef

ORDER = 80


def pages(town: TownRef, spec: TownSpec) -> None:
    """Gives the bound town its pages, its Site row and its groups' rights. A second run changes nothing."""
    home = plant(town)
    set_site(town, home)
    give_rights(home)


def register() -> None:
    """Called once when the apps are ready."""
    register_step("pages", ORDER, pages)
