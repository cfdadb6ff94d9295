"""Break glass from the operator's side: give the reason, go in, come out."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rathaus_platform.errors import Invalid
from rathaus_platform.identity.operators.api import require_operator
from rathaus_tenants.errors import UnknownTown
from rathaus_tenants.guests import api as guests
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef


@never_cache
@require_http_methods(["GET", "POST"])
def visit(request: HttpRequest, slug: str) -> HttpResponse:
    """`grund`, `vorgang` (a ticket) and `minuten`. Raises SignInRequired, UnknownTown.

    Who has shown no second factor within the last minutes shows it first and comes back here.
    """
    operator, town = require_operator(request), _open_town(slug)
    try:
        guests.require_fresh_proof(operator)
    except guests.ProofTooOld:
        return _prove(request, town)
    if request.method != "POST":
        return _form(request, town)
    given = request.POST
    minutes = int(given["minuten"]) if given.get("minuten", "").isdecimal() else 0
    try:
        guests.open_visit(
            operator, town, reason=given.get("grund", ""), ticket=given.get("vorgang", ""), minutes=minutes
        )
    except Invalid as problem:
        return _form(request, town, problem)
    return redirect("console:operation")


@require_POST
def end(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Out again. Raises SignInRequired, UnknownGrant, GrantOver."""
    guests.end_own_visit(require_operator(request), visit_id)
    return redirect("console:operation")


def entrance(base_url: str) -> str:
    """Where an operator signs in to a town's desk: Keycloak asks for nothing that was shown just now."""
    query = urlencode({"weiter": "/verwaltung/vorgaenge/", "stufe": "substanziell", "von": "betrieb"})
    return f"{base_url}/anmelden/verwaltung/?{query}"


def _open_town(slug: str) -> TownRef:
    town = registry.find(slug)
    entry = registry.entry_with(town.id)
    if entry is None or not entry.open:
        raise UnknownTown
    return town


def _prove(request: HttpRequest, town: TownRef) -> HttpResponse:
    here = reverse("console:visit", args=[town.slug])
    address = f"{reverse('operators:sign-in')}?{urlencode({'weiter': here, 'frisch': 1})}"
    context = {"town_to_see": town, "prove": address}
    status = 200 if request.method == "GET" else 403
    return render(request, "rathaus_tenants/console/prove.html", context, status=status)


def _form(request: HttpRequest, town: TownRef, problem: Invalid | None = None) -> HttpResponse:
    problems = () if problem is None else problem.problems
    context: dict[str, Any] = {
        "town_to_see": town,
        "lengths": guests.lengths(),
        "given": request.POST,
        "problems": problems,
        "errors": {one.field: one.text for one in problems},
    }
    return render(request, "rathaus_tenants/console/visit.html", context, status=422 if problems else 200)
