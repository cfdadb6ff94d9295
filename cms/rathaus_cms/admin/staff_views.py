"""Inviting, giving other tasks, letting go: pages for a town's administration. The rules are identity's."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from rathaus_platform.errors import Conflict, Invalid, Unavailable
from rathaus_platform.identity.api import Person, require_person
from rathaus_platform.identity.staff import api as staff
from rathaus_tenants.preferences.api import preferences

INDEX = "wagtailusers_users:index"
FIELDS = ("email", "first_name", "last_name")


class StaffPage(WagtailAdminTemplateMixin, View):  # type: ignore[misc]
    """For town admins with the proof the deployment asks for, before anything is shown or typed."""

    by: Person
    header_icon = "group"
    home = {"url": reverse_lazy(INDEX), "label": gettext_lazy("Wer hier arbeitet")}

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

    def answer(self, refusal: Exception | None = None, **context: Any) -> HttpResponse:
        """The page; with what was refused where something was."""
        problems = getattr(refusal, "problems", ()) or ([{"field": "", "text": refusal.text}] if refusal else [])  # type: ignore[attr-defined]
        offices = [(one.key, one.name) for one in preferences().offices]
        context |= {"problems": problems, "titles": list(staff.TITLES.items()), "offices": offices}
        status = getattr(refusal, "status", 200)
        response: HttpResponse = self.render_to_response(self.get_context_data(**context), status=status)
        return response

    def roles(self) -> frozenset[str]:
        """What was ticked."""
        return frozenset(self.request.POST.getlist("roles"))

    def offices(self) -> frozenset[str]:
        """What was ticked, of the offices that the town has."""
        return frozenset(self.request.POST.getlist("offices")) & {one.key for one in preferences().offices}


class InvitePage(StaffPage):
    """A new member."""

    template_name = "cms/admin/staff_form.html"
    page_title = gettext_lazy("Person einladen")

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty form."""
        return self.answer(values={}, chosen=frozenset(), chosen_offices=frozenset())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Invite; then a page that shows the first password once."""
        values = {name: request.POST.get(name, "").strip() for name in FIELDS}
        try:
            given = staff.Invitation(**values, roles=self.roles(), offices=self.offices())
            invited = staff.invite(given, by=self.by)
        except (Invalid, Conflict, Unavailable) as refusal:
            return self.answer(refusal, values=values, chosen=self.roles(), chosen_offices=self.offices())
        self.template_name = "cms/admin/staff_invited.html"
        return self.answer(invited=invited, values=values, sign_in=request.build_absolute_uri("/verwaltung/"))


class ChangePage(StaffPage):
    """A member's tasks and offices."""

    template_name = "cms/admin/staff_form.html"
    page_title = gettext_lazy("Aufgaben")

    def get(self, request: HttpRequest, user_id: UUID) -> HttpResponse:
        """The tasks as they are."""
        return self.show(user_id)

    def post(self, request: HttpRequest, user_id: UUID) -> HttpResponse:
        """Change them."""
        try:
            ended = staff.change_duties(user_id, self.roles(), self.offices(), by=self.by)
        except (Invalid, Conflict, Unavailable) as refusal:
            return self.show(user_id, refusal)
        again = _("Gespeichert. Die Person meldet sich mit den neuen Aufgaben wieder an.")
        messages.success(request, again if ended else _("Gespeichert."))
        return redirect(reverse(INDEX))

    def show(self, user_id: UUID, refusal: Exception | None = None) -> HttpResponse:
        """With what was ticked, or with what is."""
        member = staff.staff_member(user_id)
        chosen, offices = (self.roles(), self.offices()) if refusal else (staff.roles_of(member), member.offices)
        decided = staff.decided_elsewhere(member)
        return self.answer(refusal, member=member, chosen=chosen, chosen_offices=offices, decided_elsewhere=decided)


class RemovePage(StaffPage):
    """Letting a member go, after asking once more."""

    template_name = "cms/admin/staff_remove.html"
    page_title = gettext_lazy("Person entfernen")

    def get(self, request: HttpRequest, user_id: UUID) -> HttpResponse:
        """What will happen."""
        return self.answer(member=staff.staff_member(user_id))

    def post(self, request: HttpRequest, user_id: UUID) -> HttpResponse:
        """Let go."""
        try:
            staff.remove(user_id, by=self.by)
        except (Conflict, Unavailable) as refusal:
            return self.answer(refusal, member=staff.staff_member(user_id))
        messages.success(request, _("Entfernt. Die Person ist überall in dieser Kommune abgemeldet."))
        return redirect(reverse(INDEX))
