"""The list of open town halls for everybody; all of them, and how they are, for operators who have signed in."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rathaus_platform.identity.operators.api import Operator, require_operator
from rathaus_tenants.console.pages import pages
from rathaus_tenants.console.visits import entrance
from rathaus_tenants.guests import api as guests
from rathaus_tenants.registry import api as registry

PER_PAGE = 50


@require_safe
def towns(request: HttpRequest) -> HttpResponse:
    """Open towns by name; `q` searches in name, district, Land and ARS, `seite` is the page."""
    query = request.GET.get("q", "")[:60].strip()
    page = Paginator(registry.overview(query, only_open=True), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, "rathaus_tenants/console/towns.html", _context(page, query))


@never_cache
@require_safe
def operation(request: HttpRequest) -> HttpResponse:
    """Every town with its state. Raises SignInRequired."""
    operator = require_operator(request)
    query = request.GET.get("q", "")[:60].strip()
    page = Paginator(registry.overview(query), PER_PAGE).get_page(request.GET.get("seite"))
    context = {**_context(page, query), "operator": operator, "visits": _visits(operator), "pages": pages()}
    return render(request, "rathaus_tenants/console/operation.html", context)


def _visits(operator: Operator) -> list[tuple[guests.VisitView, str]]:
    """The operator's open visits and where they lead."""
    open_ones = [visit for visit in guests.own_visits(operator) if visit.open]
    towns = ((visit, registry.entry_with(visit.town_id)) for visit in open_ones)
    return [(visit, entrance(entry.ref.base_url)) for visit, entry in towns if entry is not None]


def _context(page: Any, query: str) -> dict[str, Any]:
    return {"query": query, "page": page, "page_query": urlencode({"q": query}) + "&" if query else ""}
