"""What all pages of the register share: who may see and change is asked before anything is read; nothing is cached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rathaus_platform.audit.api import Actor
from rathaus_platform.errors import FieldProblem
from rathaus_platform.identity.api import Person, require_role
from rathaus_platform.identity.staff import api as staff
from rathaus_services.register.roles import READERS, may_change


class RegisterPage(WagtailAdminTemplateMixin, View):  # type: ignore[misc]
    """A page of the register. Raises SignInRequired, Forbidden or TrustTooLow before the view runs."""

    person: Person
    header_icon = "list-ul"
    home = {"url": reverse_lazy("register:list"), "label": _("Leistungen")}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who may change is asked for the stronger sign-in at once: later it would cost what was typed."""
        self.person = reader(request)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def answer(self, *, problems: tuple[FieldProblem, ...] = (), **context: Any) -> HttpResponse:
        """The page's template with Wagtail's furniture around it."""
        errors = {problem.field: problem.text for problem in problems}
        context |= {"problems": problems, "errors": errors, "may_change": may_change(self.person)}
        status = 422 if problems else 200
        response: HttpResponse = self.render_to_response(self.get_context_data(**context), status=status)
        return response


def reader(request: HttpRequest) -> Person:
    """Somebody who may see the register; a town admin has proved who they are. Raises as RegisterPage says."""
    person = require_role(request, *READERS)
    if may_change(person):
        staff.require_admin(person)
    return person


def changer(request: HttpRequest) -> Person:
    """Somebody who may change it. Raises SignInRequired, Forbidden, NotStaff or TrustTooLow."""
    person = require_role(request, *READERS)
    staff.require_admin(person)
    return person


def actor_of(person: Person) -> Actor:
    """The person as the audit trail names them."""
    return Actor("staff", str(person.id), person.name)
