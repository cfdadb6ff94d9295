"""The page of the offices: names, and the office of each service, in one form."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rathaus_platform.audit import api as audit
from rathaus_platform.errors import Invalid
from rathaus_platform.identity.api import Person, require_person
from rathaus_platform.identity.staff import api as staff
from rathaus_services.offices.lines import offices, services
from rathaus_services.offices.typed import offices_typed
from rathaus_tenants.preferences.api import Office, change, preferences

EMPTY = 3  # lines for new offices


class OfficesPage(WagtailAdminTemplateMixin, View):  # type: ignore[misc]
    """For town admins with the proof the deployment asks for."""

    by: Person
    template_name = "offices_pages/offices.html"
    page_title = gettext_lazy("Ämter")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raises SignInRequired, NotStaff or TrustTooLow."""
        self.by = require_person(request)
        staff.require_admin(self.by)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """As they are, or a proposal."""
        found, declared = offices()
        return self.show(found, declared=declared)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Declare them."""
        found, declared = offices()
        typed = offices_typed(request.POST, [line.key for line in services(found)], preferences().offices)
        try:
            declare(typed, by=self.by)
        except Invalid as problem:
            return self.show(typed, declared=declared, problem=problem)
        messages.success(request, _("Gespeichert. Es gilt sofort."))
        return redirect("offices")

    def show(self, found: tuple[Office, ...], *, declared: bool, problem: Invalid | None = None) -> HttpResponse:
        """The form."""
        lines = services(found)
        context = self.get_context_data(
            offices=found,
            empty=range(EMPTY),
            services=lines,
            without=sum(not line.office for line in lines),
            declared=declared,
            problems=problem.problems if problem else (),
        )
        response: HttpResponse = self.render_to_response(context, status=problem.status if problem else 200)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The page stands alone."""
        return [{"url": "", "label": self.page_title}]


@transaction.atomic
def declare(found: tuple[Office, ...], *, by: Person) -> None:
    """Keep the town's offices and write it down. Raises Invalid; then nothing is changed."""
    change(offices=found)
    actor = audit.Actor("staff", str(by.id), by.name)
    details: dict[str, audit.Detail] = {one.key: list[audit.Detail](one.services) for one in found}
    audit.record("offices.declared", subject=("town", "offices"), actor=actor, details=details)
