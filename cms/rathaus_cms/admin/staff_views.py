"""Inviting, giving other tasks, letting go: pages for a town's administration. The rules are identity's."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rathaus_cms.admin.administration import AdministrationPage, Refusal
from rathaus_platform.errors import Conflict, Invalid, Unavailable
from rathaus_platform.identity.staff import api as staff
from rathaus_tenants.preferences.api import preferences

INDEX = "wagtailusers_users:index"
FIELDS = ("email", "first_name", "last_name")


class StaffPage(AdministrationPage):
    """Of the people who work here."""

    header_icon = "group"
    home = {"url": reverse_lazy(INDEX), "label": gettext_lazy("Wer hier arbeitet")}

    def answer(self, refusal: Refusal | None = None, **context: Any) -> HttpResponse:
        """With the tasks and offices there are."""
        offices = [(one.key, one.name) for one in preferences().offices]
        return super().answer(refusal, titles=list(staff.TITLES.items()), offices=offices, **context)

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

    def show(self, user_id: UUID, refusal: Refusal | None = None) -> HttpResponse:
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
