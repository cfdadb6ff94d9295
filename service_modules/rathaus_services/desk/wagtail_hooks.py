"""Where the desk joins Wagtail: addresses under /verwaltung/vorgaenge/, the first menu entry, the first panel."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from rathaus_platform.identity.api import person_of
from rathaus_services.desk.panel import add_panel
from rathaus_services.desk.roles import is_clerk


class CasesMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to clerks and leads only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person works on cases."""
        return is_clerk(person_of(request))


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def desk_urls() -> list[URLPattern | URLResolver]:
    """The desk's addresses."""
    return [path("vorgaenge/", include("rathaus_services.desk.urls"))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def cases_menu_item() -> Any:
    """The menu's entry."""
    return CasesMenuItem(_("Vorgänge"), reverse_lazy("desk:inbox"), name="cases", icon_name="clipboard-list", order=10)


hooks.register("construct_homepage_panels", add_panel)
