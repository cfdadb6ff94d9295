"""The last page before sending, and the sending itself."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rathaus_platform.clock import today
from rathaus_platform.errors import FactsNeeded, FieldProblem, Invalid, PlatformError, TrustTooLow
from rathaus_platform.identity.api import forget_facts
from rathaus_platform.languages import current
from rathaus_platform.web.api import to_sign_in
from rathaus_services.cases import api as cases
from rathaus_services.forms import api as forms
from rathaus_services.forms.calculate import recalculated
from rathaus_services.journey import posted
from rathaus_services.journey.page import address, form_page, open_walk
from rathaus_services.journey.questions import Asking
from rathaus_services.journey.visitor import visitor_of
from rathaus_services.journey.walk import CHECK, Walk
from rathaus_services.manifest import Module


@require_GET
def check(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Everything answered, with the fee, ready to be sent."""
    walk = open_walk(request, draft)
    if walk.draft.case_id is not None:
        return HttpResponseRedirect(reverse("journey:receipt", args=[walk.draft.case_id]))
    if walk.stop() is not None:
        return HttpResponseRedirect(reverse("journey:stop", args=[walk.draft.id]))
    if (first := walk.first_open()) != CHECK:
        return HttpResponseRedirect(address(walk, first))
    return _shown(request, walk, ())


@require_POST
def send(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Send with the declarations of this page; the receipt is shown after the commit only."""
    try:
        key = UUID(request.POST.get("vorgang", ""))
    except ValueError:
        return HttpResponseRedirect(reverse("journey:check", args=[draft]))
    try:
        receipt = _sent(request, draft, key)
    except Invalid as refusal:
        return _shown(request, open_walk(request, draft), refusal.problems)
    except TrustTooLow as refusal:
        return to_sign_in(reverse("journey:check", args=[draft]), refusal.needed, _service_of(request, draft))
    except FactsNeeded as refusal:
        return to_sign_in(reverse("journey:check", args=[draft]), purpose=refusal.purpose)
    except cases.OtherContent as refusal:
        return render(request, "journey/sent_before.html", {"refusal": refusal, "draft_id": draft}, status=409)
    forget_facts(request.session, receipt.key)
    cases.grant(request.session, receipt.case_id)
    return HttpResponseRedirect(reverse("journey:receipt", args=[receipt.case_id]))


def _service_of(request: HttpRequest, draft_id: UUID) -> str:
    return cases.load_draft(draft_id, **visitor_of(request).keys).key


def _sent(request: HttpRequest, draft_id: UUID, key: UUID) -> cases.Receipt:
    """Declarations and sending are one change; where sending is refused, the declarations stay with the draft."""
    keys, said = visitor_of(request).keys, partial(_said, request)
    try:
        return cases.submit(draft_id, idempotency_key=key, last_page=said, language=current().key, **keys)
    except cases.UnknownDraft:
        raise
    except PlatformError:
        walk = open_walk(request, draft_id)
        answers = said(walk.service.module, walk.draft.answers, walk.service.parameters)
        if answers and walk.draft.case_id is None:
            cases.save_step(draft_id, answers=answers, **keys)
        raise


def _said(
    request: HttpRequest, module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any]
) -> dict[str, Any]:
    fields = forms.declarations(module, recalculated(module, answers, parameters), parameters)
    return posted.read(fields, request.POST, parameters)


def _shown(request: HttpRequest, walk: Walk, problems: tuple[FieldProblem, ...]) -> HttpResponse:
    module, parameters, answers = walk.service.module, walk.service.parameters, walk.draft.answers
    asking = Asking(module, parameters, problems)
    files = {str(file.id): file.name for file in walk.draft.files}
    context = {
        "sections": forms.summary(module, answers, parameters, files=files, language=walk.service.language),
        "declarations": asking.questions(forms.declarations(module, answers, parameters), answers),
        "problems": [_linked(walk, problem) for problem in problems],
        "fee": cases.fee_preview(module, answers, walk.service.standing, today(), walk.service.language),
        "warnings": [_linked(walk, warning) for warning in walk.warnings()],
        "submit_label": walk.service.text("submit"),
    }
    return form_page(request, walk, "journey/check.html", CHECK, status=422 if problems else 200, **context)


def _linked(walk: Walk, problem: FieldProblem) -> dict[str, Any]:
    """A problem with the address of the page that mends it."""
    field = walk.service.module.fields.get(problem.field.partition(".")[0])
    step = field.step if field else ""
    page = address(walk, step) if step and step != CHECK and walk.step(step) else ""
    return {"field": problem.field, "text": problem.text, "code": problem.code, "page": page}
