"""The kit's two small acts: choosing light or dark, putting a warning away. Both work without script and session."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from rathaus_platform.web.look_cookies import choose_scheme, dismiss


# Without a token, so that pages with these buttons stay cacheable. All a stranger's page could do here is to darken
# ours for a visitor whose browser sends no SameSite cookie anyway.
@csrf_exempt
@require_POST
def scheme(request: HttpRequest) -> HttpResponse:
    """Sets the view that was chosen and goes back to the page."""
    response = HttpResponseRedirect(_back(request))
    choose_scheme(response, request.POST.get("ansicht", ""))
    return response


@csrf_exempt
@require_POST
def put_away(request: HttpRequest) -> HttpResponse:
    """Hides a warning in this browser and goes back to the page."""
    response = HttpResponseRedirect(_back(request))
    notice = request.POST.get("hinweis", "")
    if re.fullmatch(r"[A-Za-z0-9-]{1,40}", notice):
        dismiss(request, response, notice)
    return response


def _back(request: HttpRequest) -> str:
    here = request.POST.get("weiter", "") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(here, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(here)
    return f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
