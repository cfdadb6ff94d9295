"""The list of town halls. It tells what everybody may know: names, places, addresses, whether they are open."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from rathaus_tenants.registry import api as registry

PER_PAGE = 50


@require_safe
def towns(request: HttpRequest) -> HttpResponse:
    """All towns by name; `q` searches in name, district, Land and ARS, `seite` is the page."""
    query = request.GET.get("q", "")[:60].strip()
    found = registry.overview(query)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "query": query,
        "page": page,
        "page_query": urlencode({"q": query}) + "&" if query else "",
    }
    return render(request, "rathaus_tenants/console/towns.html", context)
