"""One service: whether the town offers it, and every value it may set."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rathaus_platform.clock import today
from rathaus_platform.errors import FieldProblem
from rathaus_services.activation import api as activation
from rathaus_services.manifest import Module
from rathaus_services.register.inputs.shapes import shape_of
from rathaus_services.register.shown import shown
from rathaus_services.register.views.page import RegisterPage
from rathaus_services.releases import api as releases


class ServicePage(RegisterPage):
    """Values from by-laws first, then what the office arranges for itself."""

    template_name = "register_pages/service.html"
    page_title = "Leistung"
    module: Module

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """The page."""
        return self.show(key)

    def show(self, key: str, problems: tuple[FieldProblem, ...] = (), day: str = "") -> HttpResponse:
        """With what was typed and refused, where something was. Raises NotReleased."""
        self.module = releases.release_for(key).module
        rows = [_row(self.module, entry) for entry in activation.register_entries(self.module)]
        offer = activation.offer_of(key)
        return self.answer(
            problems=problems,
            key=key,
            module=self.module,
            offer=offer,
            ends=offer is not None and (offer.until is None or offer.until >= today()),
            waiting=[one for one in activation.ahead(key) if one.names] if offer else [],
            compare=offer is not None and bool(releases.pairs([key])),
            missing=[row for row in rows if row["entry"].value is None],
            groups=_groups(rows),
            day=day or today().isoformat(),
        )

    def get_page_title(self) -> str:
        """The service."""
        return self.module.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """List, service."""
        return [self.home, {"url": reverse("register:service", args=[self.module.key]), "label": self.module.title}]


def _groups(rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    by_law = [row for row in rows if row["entry"].parameter.needs_source]
    own = [row for row in rows if not row["entry"].parameter.needs_source]
    groups = [(_("Aus Satzung und Recht"), by_law), (_("Was die Stelle selbst regelt"), own)]
    return [group for group in groups if group[1]]


def _row(module: Module, entry: activation.RegisterEntry) -> dict[str, Any]:
    shape = shape_of(module, entry.parameter)
    return {
        "entry": entry,
        "lines": shown(shape, entry.value),
        "coming": [(one, shown(shape, one.value)) for one in entry.coming],
    }
