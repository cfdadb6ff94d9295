"""The first page of who works on cases: what the day asks for, and where it lies."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from rathaus_platform.identity.api import Person, person_of
from rathaus_services.cases import api as cases
from rathaus_services.desk.greeting import needs
from rathaus_services.desk.roles import is_clerk


class CasesPanel(Component):  # type: ignore[misc]
    """The tabs of the inbox with their counts; one statement."""

    name = "cases"
    template_name = "desk_pages/panel.html"
    order = 10

    def __init__(self, person: Person) -> None:
        self.person = person

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The sentence of the day and the tabs."""
        work = cases.workload(staff=self.person)
        return {"tabs": work.tabs, "needs": needs(work.urgent_today)}


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Hook `construct_homepage_panels`: for clerks and leads."""
    person = person_of(request)
    if person is not None and is_clerk(person):
        panels.append(CasesPanel(person))
