"""Pages that must work without any town: no context processor, no session, no style of a town."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from rathaus_tenants.values import TownRef

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def unknown() -> HttpResponse:
    """404: there is no town hall at this address."""
    return _page(
        404,
        _("Hier gibt es kein Rathaus"),
        _("Unter dieser Adresse finden Sie keine Gemeinde. Bitte prüfen Sie, ob Sie sich vertippt haben."),
    )


def closed(town: TownRef) -> HttpResponse:
    """503: the town exists and is not open."""
    response = _page(
        503,
        _("%(town)s ist gerade nicht erreichbar") % {"town": town.name},
        _("Das Online-Rathaus ist vorübergehend geschlossen. Bitte versuchen Sie es später noch einmal."),
    )
    response.headers["Retry-After"] = "3600"
    return response


def _page(status: int, title: str, text: str) -> HttpResponse:
    body = render_to_string("rathaus_tenants/closed_door.html", {"title": title, "text": text})
    return HttpResponse(body, status=status, headers=_HEADERS)
