"""One visit, one stand-in: what it allows, and the journal of everything that was opened."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from rathaus_platform.identity.api import ADMIN, CLERK, LEAD
from rathaus_services.guests.journal import journal
from rathaus_services.guests.titles import titles
from rathaus_services.guests.views.page import GuestsPage
from rathaus_tenants.context import current_town
from rathaus_tenants.guests import api as guests


class VisitPage(GuestsPage):
    """An operator's visit."""

    template_name = "guest_pages/visit.html"
    page_title = gettext_lazy("Einsicht des Betriebs")

    def get(self, request: HttpRequest, grant: UUID) -> HttpResponse:
        """Who, why, from when until when, what. Raises UnknownGrant."""
        visit = guests.visit_of_town(grant)
        may_end = visit.open and ADMIN in self.by.roles
        return self.answer(visit=visit, lines=journal(grant), links=_links(self), may_end=may_end)


class StandInPage(GuestsPage):
    """A stand-in; the journal lies in the town whose cases it is about."""

    template_name = "guest_pages/stand_in.html"
    page_title = gettext_lazy("Vertretung")

    def get(self, request: HttpRequest, grant: UUID) -> HttpResponse:
        """Raises UnknownGrant."""
        one = guests.stand_in_of_town(grant)
        ours = one.host_id == current_town().id
        decides = ADMIN in self.by.roles if ours else bool(self.by.roles & {ADMIN, LEAD})
        return self.answer(
            one=one,
            ours=ours,
            services=titles(one.services),
            lines=journal(grant) if ours else (),
            links=_links(self),
            may_end=decides and one.state != "over",
            may_answer=not ours and one.state == "offered",
        )


def _links(page: GuestsPage) -> bool:
    """Town admins see that a case was opened, not the case."""
    return bool(page.by.roles & {CLERK, LEAD})
