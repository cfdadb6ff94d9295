"""Saving for later and coming back with the code."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from rathaus_platform.errors import PlatformError, TooManyRequests
from rathaus_platform.web.api import client_ip
from rathaus_services.cases import api as cases
from rathaus_services.journey.beginning import code_of
from rathaus_services.journey.page import address, form_page, open_walk
from rathaus_services.journey.visitor import visitor_of
from rathaus_services.journey.walk import CHECK, Walk


@require_GET
def later(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The code with which the draft opens again, and until when."""
    walk = open_walk(request, draft)
    current = walk.first_open()
    context: dict[str, Any] = {"code": code_of(request.session, draft), "next_url": address(walk, current)}
    return form_page(request, walk, "journey/later.html", current if current != CHECK else CHECK, **context)


@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Type the code, get back to where the draft stopped."""
    if request.method == "GET":
        return render(request, "journey/resume.html", {"code": "", "error": ""})
    code = request.POST.get("code", "")
    try:
        draft = cases.resume(code, ip=client_ip(request))
    except (cases.UnknownDraft, TooManyRequests) as refusal:
        return _refused(request, code, refusal)
    cases.grant(request.session, draft.id)
    walk = Walk.of(draft, visitor_of(request).verified)
    return HttpResponseRedirect(address(walk, walk.first_open()))


def _refused(request: HttpRequest, code: str, refusal: PlatformError) -> HttpResponse:
    text = (
        "Zu diesem Code finden wir keinen Entwurf. Prüfen Sie, ob alle 12 Zeichen stimmen."
        if isinstance(refusal, cases.UnknownDraft)
        else refusal.text
    )
    return render(request, "journey/resume.html", {"code": code, "error": text}, status=refusal.status)
