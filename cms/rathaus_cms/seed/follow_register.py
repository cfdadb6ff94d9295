"""The Site row follows the register of towns, whoever changed which."""

from rathaus_cms.pages.queries import home_page
from rathaus_cms.seed.site import set_site
from rathaus_tenants.context import current_town


def follow_register() -> None:
    """Gives the bound town's Site row the register's host, port and name. Does nothing before it has a home page."""
    home = home_page()
    if home is not None:
        set_site(current_town(), home)
