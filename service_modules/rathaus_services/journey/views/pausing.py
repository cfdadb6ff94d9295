"""Saving for later and coming back with the code."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rathaus_platform.errors import FieldProblem, PlatformError, TooManyRequests
from rathaus_platform.web.api import client_ip
from rathaus_services.cases import api as cases
from rathaus_services.forms.wording import catalogue
from rathaus_services.journey.beginning import code_of, keep_code
from rathaus_services.journey.page import address, form_page, open_walk
from rathaus_services.journey.questions import Asking
from rathaus_services.journey.visitor import visitor_of
from rathaus_services.journey.walk import Walk
from rathaus_services.manifest import Field

EMAIL: Final = Field(name="email", kind="email", schema={"type": "string"}, required=True)


@require_http_methods(["GET", "POST"])
def later(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The code with which the draft opens again, until when, and the code by mail for whoever wants it."""
    walk, code = open_walk(request, draft), code_of(request.session, draft)
    posted, to = request.method == "POST" and bool(code), request.POST.get("email", "").strip()
    problems = _mailed(request, walk, code, to) if posted else ()
    name = walk.first_open()
    asking = Asking(walk.service.module, walk.service.parameters, problems)
    context: dict[str, Any] = {
        "code": code,
        "next_url": address(walk, name),
        "questions": [replace(asking.question(EMAIL, to, "email"), label=_("Ihre E-Mail-Adresse"), hint="")],
        "problems": problems,
        "mailed": to if posted and not problems else "",
    }
    return form_page(request, walk, "journey/later.html", name, status=422 if problems else 200, **context)


def _mailed(request: HttpRequest, walk: Walk, code: str, to: str) -> tuple[FieldProblem, ...]:
    try:
        validate_email(to)
        cases.mail_code(walk.draft.id, code=code, to=to, ip=client_ip(request), **visitor_of(request).keys)
    except ValidationError:
        why = "form" if to else "leer"
        return (FieldProblem("email", catalogue(walk.service.language)[why]["email"], why),)
    except TooManyRequests as refusal:
        return (FieldProblem("email", refusal.text, refusal.code),)
    return ()


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
    keep_code(request.session, draft.id, code)
    walk = Walk.of(draft, visitor_of(request).verified_for(draft.key))
    return HttpResponseRedirect(address(walk, walk.first_open()))


def _refused(request: HttpRequest, code: str, refusal: PlatformError) -> HttpResponse:
    text = (
        _("Zu diesem Code finden wir keinen Entwurf. Prüfen Sie, ob alle 12 Zeichen stimmen.")
        if isinstance(refusal, cases.UnknownDraft)
        else refusal.text
    )
    return render(request, "journey/resume.html", {"code": code, "error": text}, status=refusal.status)
