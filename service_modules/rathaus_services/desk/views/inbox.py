"""The inbox."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from rathaus_services.cases import api as cases
from rathaus_services.desk.greeting import greeting
from rathaus_services.desk.views.page import DeskPage
from rathaus_tenants.guests import api as guests


class Inbox(DeskPage):
    """One tab, or the cases a search found."""

    template_name = "desk_pages/inbox.html"
    page_title = "Vorgänge"

    def get(self, request: HttpRequest) -> HttpResponse:
        """`ansicht` names the tab, `suche` is looked for in numbers, names and addresses."""
        tab, search = request.GET.get("ansicht", ""), request.GET.get("suche", "")
        found = cases.inbox(staff=self.staff, tab=tab, search=search, narrow=_narrow(request))
        return self.answer(
            page=found,
            greeting=greeting(found.at, found.urgent_today),
            colleagues=cases.colleagues(),
            stand_ins=guests.offers_for(self.staff),
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The inbox is the first place."""
        return [{"url": "", "label": self.page_title}]


def _narrow(request: HttpRequest) -> cases.Narrow:
    """`leistung` is a key, `dran` is rathaus or citizen, `ueberfaellig` any word."""
    given = request.GET
    return cases.Narrow(
        service=given.get("leistung", "")[:80], turn=given.get("dran", ""), overdue=bool(given.get("ueberfaellig"))
    )
