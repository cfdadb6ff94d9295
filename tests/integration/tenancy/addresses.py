"""Addresses for the tests of the middleware: who am I, a stream, and a preview as Wagtail makes it."""

from collections.abc import Iterator

from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import path

from rathaus_tenants.context import town_or_none
from rathaus_tenants.preferences.api import preferences


def who(request: HttpRequest) -> JsonResponse:
    """The town of the request, of the context and of the database."""
    town = town_or_none()
    return JsonResponse(
        {
            "request": request.town.slug if request.town else None,  # type: ignore[attr-defined]
            "context": town.slug if town else None,
            "database": preferences().motto if town else None,
        }
    )


def stream(request: HttpRequest) -> StreamingHttpResponse:
    """Reads the town's rows while the answer is sent."""

    def lines() -> Iterator[str]:
        for _ in range(3):
            yield preferences().motto + ";"

    return StreamingHttpResponse(lines())


def preview(request: HttpRequest) -> HttpResponse:
    """Runs the whole chain again with a host that somebody has chosen (wagtail: make_preview_request)."""
    inner = RequestFactory().get("/who/", HTTP_HOST=request.GET["host"])
    handler = BaseHandler()
    handler.load_middleware()
    answer = handler.get_response(inner)
    return JsonResponse({"inner": answer.content.decode(), "after": preferences().motto}, status=answer.status_code)


def fails(request: HttpRequest) -> HttpResponse:
    """Raises."""
    raise LookupError


def received(request: HttpRequest) -> HttpResponse:
    """Stands for the address Keycloak calls."""
    return who(request)


urlpatterns = [
    path("who/", who),
    path("stream/", stream),
    path("preview/", preview),
    path("fails/", fails),
    path("anmelden/buerger/abgemeldet/", received),
]
