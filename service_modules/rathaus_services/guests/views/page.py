"""What the pages about guests share: only who decides sees them, and nothing is cached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rathaus_platform.errors import FieldProblem, Invalid, PlatformError
from rathaus_platform.identity.api import ADMIN, LEAD, Person, require_role


class GuestsPage(WagtailAdminTemplateMixin, View):  # type: ignore[misc]
    """For town admins and leads. Raises SignInRequired or Forbidden before the view runs."""

    by: Person
    header_icon = "key"
    home = {"url": reverse_lazy("guests:index"), "label": _("Zugang von außen")}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the role, then for the proof where the page changes something."""
        self.by = require_role(request, ADMIN, LEAD)
        self.check(**kwargs)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def check(self, **kwargs: Any) -> None:
        """Raises TrustTooLow or Forbidden before anything is typed."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """List, this page."""
        return [self.home, {"url": "", "label": self.get_page_title()}]

    def answer(self, refusal: PlatformError | None = None, **context: Any) -> HttpResponse:
        """The page; with what was refused where something was."""
        problems: tuple[FieldProblem, ...] = ()
        if isinstance(refusal, Invalid):
            problems = tuple(refusal.problems)
        elif refusal is not None:
            problems = (FieldProblem("", refusal.text),)
        context |= {"problems": problems, "errors": {one.field: one.text for one in problems}}
        status = 200 if refusal is None else refusal.status
        response: HttpResponse = self.render_to_response(self.get_context_data(**context), status=status)
        return response
