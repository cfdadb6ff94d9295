"""The Site row: Wagtail needs one to find the tree. Its host is the register's."""

from urllib.parse import urlsplit

from wagtail.models import Site

from rathaus_cms.pages.models import HomePage
from rathaus_tenants.values import TownRef

PORTS = {"http": 80, "https": 443}


def set_site(town: TownRef, home: HomePage) -> None:
    """Makes the town's one Site row say what the register says."""
    address = urlsplit(town.base_url)
    wanted = {
        "hostname": town.host,
        "port": address.port or PORTS[address.scheme],
        "site_name": town.name,
        "root_page": home,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name, None) != value for name, value in wanted.items() if name != "root_page") or (
        site.root_page_id != home.pk
    ):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
