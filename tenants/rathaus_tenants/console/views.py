"""Pages of the operator's host. They read the registry and nothing of any town."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rathaus_tenants.console.overview import town_tiles


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """All towns of this deployment with their state in words."""
    return render(request, "rathaus_tenants/console/overview.html", {"towns": town_tiles()})
