"""The first page of who decides about guests: who looks in right now, and what waits for an answer."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from rathaus_platform.identity.api import ADMIN, LEAD, person_of
from rathaus_tenants.context import current_town
from rathaus_tenants.guests import api as guests


class GuestsPanel(Component):  # type: ignore[misc]
    """Nothing to be seen while nobody is there and nobody waits."""

    name = "guests"
    template_name = "guest_pages/panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Open visits, stand-ins under way here, and offers to this town; two statements."""
        town, stand_ins = current_town(), guests.stand_ins()
        return {
            "visits": guests.open_visits(),
            "working": [one for one in stand_ins if one.host_id == town.id and one.state == "open"],
            "waiting": [one for one in stand_ins if one.home_id == town.id and one.state == "offered"],
        }


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Hook `construct_homepage_panels`: for town admins and leads."""
    person = person_of(request)
    if person is not None and person.roles & {ADMIN, LEAD}:
        panels.append(GuestsPanel())
