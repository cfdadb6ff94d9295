"""What stands in the menus: what a role can use, and nothing that leads out of the house or into another's."""

from typing import Any, Final

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

# Sites follow the register of towns; groups and workflows come with the platform; users come from Keycloak.
NOT_FOR_TOWNS: Final = {"sites", "locales", "groups", "workflows", "workflow-tasks", "collections"}
# Help leads to pages in English outside; reports on page types and workflows are of no use here.
NOT_HERE: Final = {"help"}
REPORTS_NOT_HERE: Final = {"workflows", "workflow-tasks", "page-types-usage"}


def trim_main(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hook `construct_main_menu`."""
    _remove(items, NOT_HERE)


def trim_settings(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hook `construct_settings_menu`."""
    _remove(items, NOT_FOR_TOWNS)


def trim_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hook `construct_reports_menu`."""
    _remove(items, REPORTS_NOT_HERE)


def _remove(items: list[Any], names: set[str]) -> None:
    items[:] = [item for item in items if item.name not in names]
