"""All services of the catalogue: which the town offers, and where values are missing or coming."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from rathaus_platform.clock import today
from rathaus_services.activation import api as activation
from rathaus_services.register.views.page import RegisterPage

TABS: Final = {
    "": gettext_lazy("Alle"),
    "angeboten": gettext_lazy("Angeboten"),
    "offen": gettext_lazy("Nicht angeboten"),
    "kommend": gettext_lazy("Mit kommenden Werten"),
}


class Overview(RegisterPage):
    """One tab, or the services a search found."""

    template_name = "register_pages/overview.html"
    page_title = gettext_lazy("Leistungen")

    def get(self, request: HttpRequest) -> HttpResponse:
        """`ansicht` names the tab, `suche` is looked for in titles."""
        tab, search = request.GET.get("ansicht", ""), request.GET.get("suche", "").strip()[:80]
        lines = [line for line in activation.register_lines() if search.casefold() in line.title.casefold()]
        found = {name: [line for line in lines if _is_in(name, line)] for name in TABS}
        tabs = [(name, label, len(found[name]), name == tab) for name, label in TABS.items()]
        return self.answer(tabs=tabs, lines=[(line, _state(line)) for line in found.get(tab, lines)], search=search)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The list is the first place."""
        return [{"url": "", "label": self.page_title}]


def _is_in(tab: str, line: activation.RegisterLine) -> bool:
    offered = _state(line) == "yes"
    return {"": True, "angeboten": offered, "offen": not offered, "kommend": line.coming > 0}[tab]


def _state(line: activation.RegisterLine) -> str:
    """`yes`, `soon`, `over` or `no`: the template has the words."""
    if line.offer is None:
        return "no"
    if line.offer.holds_on(today()):
        return "yes"
    return "soon" if line.offer.since > today() else "over"
