"""Where the pages about guests join Wagtail."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from rathaus_platform.identity.api import ADMIN, LEAD, person_of
from rathaus_services.guests.panel import add_panel


class GuestsMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to town admins and leads."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person decides about guests."""
        person = person_of(request)
        return person is not None and bool(person.roles & {ADMIN, LEAD})


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def guest_urls() -> list[URLPattern | URLResolver]:
    """The addresses."""
    return [path("zugaenge/", include("rathaus_services.guests.urls"))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def guests_menu_item() -> Any:
    """The menu's entry."""
    return GuestsMenuItem(_("Zugang von außen"), reverse_lazy("guests:index"), name="guests", icon_name="key", order=20)


hooks.register("construct_homepage_panels", add_panel)
