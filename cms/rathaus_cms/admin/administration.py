"""Pages that only a town's administration sees, after the proof the deployment asks for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rathaus_platform.errors import Conflict, FieldProblem, Invalid, Unavailable
from rathaus_platform.identity.api import Person, require_person
from rathaus_platform.identity.staff import api as staff

Refusal = Invalid | Conflict | Unavailable


class AdministrationPage(WagtailAdminTemplateMixin, View):  # type: ignore[misc]
    """For town admins with a strong enough proof, before anything is shown or typed. `home` leads back to the list."""

    by: Person
    home: dict[str, Any]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raises SignInRequired, NotStaff or TrustTooLow."""
        self.by = require_person(request)
        staff.require_admin(self.by)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """List, this page."""
        return [self.home, {"url": "", "label": self.page_title}]

    def answer(self, refusal: Refusal | None = None, **context: Any) -> HttpResponse:
        """The page; with what was refused where something was."""
        status = refusal.status if refusal else 200
        page = self.get_context_data(problems=_problems(refusal), **context)
        response: HttpResponse = self.render_to_response(page, status=status)
        return response


def _problems(refusal: Refusal | None) -> tuple[FieldProblem, ...]:
    """By field, else the whole reason; none where nothing was refused."""
    if refusal is None:
        return ()
    fields = refusal.problems if isinstance(refusal, Invalid) else ()
    return tuple(fields) or (FieldProblem("", refusal.text),)
