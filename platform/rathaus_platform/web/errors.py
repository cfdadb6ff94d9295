"""Answers to failures. They need neither a bound town nor the database: a page about an outage must outlive it."""

import sys
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from rathaus_platform.errors import (
    FactsNeeded,
    PlatformError,
    SignInRequired,
    Text,
    TooManyRequests,
    TrustTooLow,
)
from rathaus_platform.web.error_pages import ErrorPage, page_for

CSRF_TEXT = "Die Seite war zu lange offen. Laden Sie sie neu und senden Sie sie noch einmal ab."


def answer(request: HttpRequest, error: PlatformError) -> HttpResponse:
    """The answer to an expected failure: JSON where it is asked for, a way to sign in, or the page of its status."""
    if wants_json(request):
        response: HttpResponse = JsonResponse({"code": error.code, "text": str(error.text)}, status=error.status)
    elif isinstance(error, SignInRequired):
        return to_sign_in(request.get_full_path())
    elif isinstance(error, TrustTooLow) and request.method in ("GET", "HEAD"):
        return to_sign_in(request.get_full_path(), error.needed)
    elif isinstance(error, FactsNeeded) and request.method in ("GET", "HEAD"):
        return to_sign_in(request.get_full_path(), purpose=error.purpose)
    else:
        response = shown(request, error.status, text=error.text, ways=error.ways)
    if isinstance(error, TooManyRequests):
        response["Retry-After"] = str(error.retry_after)
    return response


def to_sign_in(path: str, level: str = "", purpose: str = "") -> HttpResponseRedirect:
    """To the page that explains the ways to sign in. From there it is one click, and back to `path`."""
    query = {"weiter": path, **({"stufe": level} if level else {}), **({"wofuer": purpose} if purpose else {})}
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode(query, safe='/')}")


def shown(
    request: HttpRequest, status: int, *, text: Text = "", title: Text = "", ways: Sequence[tuple[Text, str]] = ()
) -> HttpResponse:
    """The page of a status; another text or title replaces the usual one."""
    page = page_for(status)
    context = {"page_error": page, "title": title or page.title, "text": text or page.text, "ways": ways}
    body = _rendered(request, page, context)
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; also Django's handler."""
    return _plain(request, 404, "nicht_gefunden")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403; also Django's handler."""
    return _plain(request, 403, "nicht_erlaubt")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; also Django's handler."""
    return _plain(request, 400, "nicht_lesbar")


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database is what failed; also Django's handler."""
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return unavailable(request)
    return _plain(request, 500, "fehler")


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the town is suspended or something we depend on is away."""
    response = _plain(request, 503, "voruebergehend_gestoert")
    response["Retry-After"] = "60"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or came from elsewhere."""
    if wants_json(request):
        return JsonResponse({"code": "formular_abgelaufen", "text": CSRF_TEXT}, status=403)
    return shown(request, 403, title="Bitte senden Sie es noch einmal", text=CSRF_TEXT)


def wants_json(request: HttpRequest) -> bool:
    """Whether the client prefers JSON to a page."""
    return request.accepts("application/json") and not request.accepts("text/html")


def _plain(request: HttpRequest, status: int, code: str) -> HttpResponse:
    page = page_for(status)
    if wants_json(request):
        return JsonResponse({"code": code, "text": str(page.text)}, status=status)
    return shown(request, status)


def _rendered(request: HttpRequest, page: ErrorPage, context: dict[str, Any]) -> str:
    """With the town's whole frame where the database answers, else with what the process remembers."""
    if page.status < 500:
        try:
            return render_to_string("web/error.html", context, request=request)
        except Error:  # the database is away too; the page below needs none
            pass
    return render_to_string("web/error.html", {**context, **_remembered(request)})


def _remembered(request: HttpRequest) -> dict[str, Any]:
    known = import_string(settings.RATHAUS_LOOK)() if getattr(settings, "RATHAUS_LOOK", "") else {}
    environment = getattr(settings, "ENVIRONMENT", None)
    return {
        **known,
        "request": request,
        "town": getattr(request, "town", None),
        "demo": getattr(environment, "demo", False),
        "bare": True,
    }
