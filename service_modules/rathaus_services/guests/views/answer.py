"""The other town's answer: we do it, with these people."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rathaus_platform.errors import Invalid
from rathaus_services.cases.api import colleagues
from rathaus_services.guests import actions
from rathaus_services.guests.titles import titles
from rathaus_services.guests.views.page import GuestsPage
from rathaus_tenants.guests import api as guests


class AnswerPage(GuestsPage):
    """Who goes: all clerks, or those who are named."""

    template_name = "guest_pages/answer.html"
    page_title = gettext_lazy("Vertretung zusagen")

    def check(self, **kwargs: object) -> None:
        """Raises NotForYou, TrustTooLow."""
        guests.require_answering(self.by)

    def get(self, request: HttpRequest, grant: UUID) -> HttpResponse:
        """The empty form."""
        return self.show(grant)

    def post(self, request: HttpRequest, grant: UUID) -> HttpResponse:
        """`wer` is alle or einzelne, `personen` are ids."""
        people = []
        for text in request.POST.getlist("personen"):
            with suppress(ValueError):
                people.append(UUID(text))
        try:
            actions.accept(self.by, grant, for_all=request.POST.get("wer") == "alle", people=people)
        except Invalid as problem:
            return self.show(grant, problem)
        messages.success(request, _("Zugesagt. Wer vertritt, findet den Weg dorthin über den eigenen Vorgängen."))
        return redirect("guests:stand-in", grant)

    def show(self, grant: UUID, problem: Invalid | None = None) -> HttpResponse:
        """What is asked, and the people there are. Raises UnknownGrant, GrantOver."""
        one = guests.stand_in_of_town(grant)
        if one.state != "offered":
            raise guests.GrantOver
        people, chosen = colleagues(), self.request.POST.getlist("personen")
        return self.answer(problem, one=one, services=titles(one.services), people=people, chosen=chosen)
