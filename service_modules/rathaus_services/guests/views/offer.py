"""Consent to a stand-in: which town, which services, from when until when, why."""

from contextlib import suppress
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rathaus_platform.errors import Invalid
from rathaus_platform.identity.staff import api as staff
from rathaus_services.activation.api import active_services
from rathaus_services.guests import actions
from rathaus_services.guests.views.page import GuestsPage
from rathaus_tenants.context import current_town
from rathaus_tenants.registry import api as registry


class OfferPage(GuestsPage):
    """The form of the town admin."""

    template_name = "guest_pages/offer.html"
    page_title = gettext_lazy("Vertretung erlauben")

    def check(self, **kwargs: object) -> None:
        """Raises NotStaff, TrustTooLow."""
        staff.require_admin(self.by)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty form."""
        return self.show()

    def post(self, request: HttpRequest) -> HttpResponse:
        """`kommune` is a slug, `leistungen` are keys, `von` and `bis` days."""
        given = request.POST
        try:
            made = actions.offer(
                self.by,
                town=given.get("kommune", ""),
                services=given.getlist("leistungen"),
                begins_on=_day(given.get("von", "")),
                ends_on=_day(given.get("bis", "")),
                reason=given.get("grund", ""),
            )
        except Invalid as problem:
            return self.show(problem)
        messages.success(request, _("Erlaubt. %(town)s muss noch zusagen.") % {"town": made.home})
        return redirect("guests:stand-in", made.id)

    def show(self, problem: Invalid | None = None) -> HttpResponse:
        """The form with what was typed."""
        here, given = current_town(), self.request.POST
        return self.answer(
            problem,
            towns=[town for town in registry.active_towns() if town.id != here.id],
            services=active_services(),
            given=given,
            chosen=given.getlist("leistungen"),
        )


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
