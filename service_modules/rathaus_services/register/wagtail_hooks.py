"""Where the register joins Wagtail: addresses under /verwaltung/leistungen/ and an entry of the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from rathaus_platform.identity.api import person_of
from rathaus_services.register.roles import may_see


class ServicesMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to town admins and leads only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may see the register."""
        return may_see(person_of(request))


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def register_urls() -> list[URLPattern | URLResolver]:
    """The register's addresses."""
    return [path("leistungen/", include("rathaus_services.register.urls"))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def services_menu_item() -> Any:
    """The menu's entry."""
    return ServicesMenuItem(
        _("Leistungen"), reverse_lazy("register:list"), name="services", icon_name="list-ul", order=20
    )
