"""The page of results."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rathaus_cms.search.api import find


def results(request: HttpRequest) -> HttpResponse:
    """`/suche/?q=`: without words only the field."""
    return render(request, "cms/search_results.html", {"found": find(request.GET.get("q", ""))})
