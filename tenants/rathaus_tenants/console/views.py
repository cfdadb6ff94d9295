"""The list of open town halls. The host has no sign-in, so it tells what everybody may know and nothing of operation.

How towns are (closed, being made, messages given up) is told by `rathaus town list`, to whoever is on the machine.
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from rathaus_tenants.registry import api as registry

PER_PAGE = 50


@require_safe
def towns(request: HttpRequest) -> HttpResponse:
    """Open towns by name; `q` searches in name, district, Land and ARS, `seite` is the page."""
    query = request.GET.get("q", "")[:60].strip()
    found = [entry for entry in registry.overview(query) if entry.open]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "query": query,
        "page": page,
        "page_query": urlencode({"q": query}) + "&" if query else "",
    }
    return render(request, "rathaus_tenants/console/towns.html", context)
