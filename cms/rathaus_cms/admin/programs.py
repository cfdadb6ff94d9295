"""Where the programs join Wagtail: /verwaltung/programme/ and an entry of the settings' menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from rathaus_cms.admin.program_views import INDEX, ProgramsPage, RevokePage
from rathaus_platform.identity.api import ADMIN, person_of

app_name = "programs"
urlpatterns = [
    path("", ProgramsPage.as_view(), name="index"),
    path("<slug:name>/sperren/", RevokePage.as_view(), name="revoke"),
]


class ProgramsMenuItem(MenuItem):  # type: ignore[misc]
    """Shown to town admins only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person administers the town."""
        person = person_of(request)
        return person is not None and ADMIN in person.roles


def urls() -> list[URLPattern | URLResolver]:
    """Hook `register_admin_urls`."""
    return [path("programme/", include((urlpatterns, app_name)))]


def menu_item() -> Any:
    """Hook `register_settings_menu_item`."""
    return ProgramsMenuItem(
        _("Programme mit Zugang"), reverse_lazy(INDEX), name="programs", icon_name="link", order=620
    )
