"""Where the offices join Wagtail: /verwaltung/aemter/ and an entry of the settings' menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from rathaus_platform.identity.api import ADMIN, person_of
from rathaus_services.offices.views import OfficesPage


class OfficesMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to town admins only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person administers the town."""
        person = person_of(request)
        return person is not None and ADMIN in person.roles


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def offices_urls() -> list[URLPattern | URLResolver]:
    """The one address."""
    return [path("aemter/", OfficesPage.as_view(), name="offices")]


@hooks.register("register_settings_menu_item")  # type: ignore[untyped-decorator]
def offices_menu_item() -> Any:
    """The menu's entry, beside the people who work here."""
    return OfficesMenuItem(_("Ämter"), reverse_lazy("offices"), name="offices", icon_name="group", order=610)
