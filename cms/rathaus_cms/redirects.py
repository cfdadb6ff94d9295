"""Redirects that editors set, in towns only: the operator's host has no pages and no such table."""

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from rathaus_tenants.context import town_or_none


class TownRedirects(RedirectMiddleware):  # type: ignore[misc]
    """Wagtail's middleware, silent where no town is bound."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The redirect for a page that was not found, if the town has one."""
        if town_or_none() is None:
            return response
        found: HttpResponse = super().process_response(request, response)
        return found
