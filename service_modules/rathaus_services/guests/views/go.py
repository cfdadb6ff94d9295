"""A clerk's way to the other town."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rathaus_platform.identity.api import CLERK, LEAD, require_role
from rathaus_services.guests.titles import titles
from rathaus_tenants.guests import api as guests


@never_cache
@require_POST
def go(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Seen off from the own desk; the page leads on by a link, because a form may lead to no other host.

    Raises SignInRequired, Forbidden, UnknownGrant.
    """
    by = require_role(request, CLERK, LEAD)
    address = guests.enter(by, grant)
    one = guests.stand_in_of_town(grant)
    crumbs = [{"url": reverse("desk:inbox"), "label": _("Vorgänge")}, {"url": "", "label": one.host}]
    context = {"one": one, "address": address, "services": titles(one.services)}
    context |= {"breadcrumbs_items": crumbs, "header_icon": "key"}
    return render(request, "guest_pages/go.html", context)
