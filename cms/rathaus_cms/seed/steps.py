"""What the site adds to a new town: its pages in the template, and the step `pages` in which a town moves into them."""

from wagtail.models import Site

from rathaus_cms.pages.queries import home_page
from rathaus_cms.seed.move_in import move_in
from rathaus_cms.seed.site import set_site
from rathaus_cms.seed.tree import plant, replant, version
from rathaus_tenants.provisioning.api import TownSpec, register_furnishing, register_step
from rathaus_tenants.values import TownRef

ORDER = 80


def pages(town: TownRef, spec: TownSpec) -> None:
    """Makes the template's pages the bound town's and gives it its Site row, which says that this is done.

    A schema of an older template has no pages: then they are planted here.
    """
    if not Site.objects.exists():
        home = home_page() or plant()
        move_in(town)
        set_site(town, home)


def register() -> None:
    """Called once when the apps are ready."""
    register_furnishing("pages", version, replant)
    register_step("pages", ORDER, pages)
