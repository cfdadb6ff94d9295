"""What all pages of the desk share: the role is asked before anything is read, and nothing is cached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rathaus_platform.identity.api import Person, require_role
from rathaus_services.desk.roles import AT_THE_DESK
from rathaus_services.desk.strips import strips


class DeskPage(WagtailAdminTemplateMixin, View):  # type: ignore[misc]
    """A page of the desk. Raises SignInRequired or Forbidden before the view runs."""

    staff: Person
    header_icon = "clipboard-list"
    home = {"url": reverse_lazy("desk:inbox"), "label": _("Vorgänge")}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the role, then answer; what is shown is personal and stays out of every cache."""
        self.staff = require_role(request, *AT_THE_DESK)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def answer(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page's template with Wagtail's furniture around it, and above it who is here from elsewhere."""
        context |= strips(self.staff)
        response: HttpResponse = self.render_to_response(self.get_context_data(**context), status=status)
        return response
