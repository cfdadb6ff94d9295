"""Ending a visit or a stand-in, after asking once more."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rathaus_platform.identity.staff import api as staff
from rathaus_services.guests.views.page import GuestsPage
from rathaus_tenants.context import current_town
from rathaus_tenants.guests import api as guests

VISIT, STAND_IN = "einsicht", "vertretung"


class EndPage(GuestsPage):
    """What will happen, and the button."""

    template_name = "guest_pages/end.html"
    page_title = gettext_lazy("Zugang beenden")

    kind: str
    subject: guests.VisitView | guests.StandInView

    def check(self, **kwargs: Any) -> None:
        """Raises NotStaff or NotForYou, TrustTooLow, UnknownGrant."""
        kind, grant = kwargs["kind"], kwargs["grant"]
        if kind not in (VISIT, STAND_IN):
            raise Http404
        self.kind = kind
        self.subject = guests.visit_of_town(grant) if kind == VISIT else guests.stand_in_of_town(grant)
        if isinstance(self.subject, guests.StandInView) and self.subject.home_id == current_town().id:
            guests.require_answering(self.by)
        else:
            staff.require_admin(self.by)

    def get(self, request: HttpRequest, kind: str, grant: UUID) -> HttpResponse:
        """Ask once more."""
        return self.answer(kind=kind, one=self.subject)

    def post(self, request: HttpRequest, kind: str, grant: UUID) -> HttpResponse:
        """End it; from the next request on nobody comes in by it."""
        try:
            (guests.end_visit if kind == VISIT else guests.end)(self.by, grant)
        except guests.GrantOver as refusal:
            return self.answer(refusal, kind=kind, one=self.subject)
        messages.success(request, _("Beendet. Ab sofort kommt darüber niemand mehr herein."))
        return redirect("guests:visit" if kind == VISIT else "guests:stand-in", grant)
