"""After sending: receipt, status, answering, the person's own list."""

from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rathaus_platform.documents import api as documents
from rathaus_platform.errors import FieldProblem, Invalid, SignInRequired, TooManyRequests
from rathaus_platform.languages import current
from rathaus_platform.web.api import client_ip
from rathaus_services.cases import api as cases
from rathaus_services.journey import rating
from rathaus_services.journey.case_page import OWED, case_page
from rathaus_services.journey.visitor import visitor_of


@require_GET
def receipt(request: HttpRequest, case: UUID) -> HttpResponse:
    """Number, code and what happens next. Safe to reload and to keep as a bookmark."""
    return case_page(request, case, "journey/receipt.html")


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Open a case with its number and code."""
    number, code = request.POST.get("nummer", ""), request.POST.get("code", "")
    if request.method == "GET":
        return render(request, "journey/find.html", {"number": request.GET.get("nummer", "")})
    try:
        case_id = cases.find_by_code(number=number, code=code, ip=client_ip(request))
    except (cases.UnknownCase, TooManyRequests) as refusal:
        context = {"number": number, "error": refusal.text}
        return render(request, "journey/find.html", context, status=refusal.status)
    cases.grant(request.session, case_id)
    return HttpResponseRedirect(reverse("journey:status", args=[case_id]))


@require_GET
def status(request: HttpRequest, case: UUID) -> HttpResponse:
    """The way of the case, who acts next, and what the person can do."""
    return case_page(request, case, "journey/status.html")


@require_POST
def answer(request: HttpRequest, case: UUID) -> HttpResponse:
    """Answer the open question, with files where wanted."""
    text = request.POST.get("antwort", "")
    try:
        uploads = [_checked(request, sent) for sent in request.FILES.getlist("dateien")]
        cases.answer_question(case, text=text, uploads=uploads, **visitor_of(request).keys)
    except (documents.UploadRefused, cases.TooManyFiles) as refusal:
        problems: tuple[FieldProblem, ...] = (FieldProblem("dateien", refusal.text),)
    except Invalid as refusal:
        problems = _at("antwort", refusal)
    else:
        return HttpResponseRedirect(reverse("journey:status", args=[case]))
    return case_page(request, case, "journey/status.html", problems, answer=text)


@require_POST
def hand_in(request: HttpRequest, case: UUID) -> HttpResponse:
    """Send what was promised: one box a document."""
    field = ""
    try:
        uploads: dict[str, list[documents.CheckedUpload]] = {}
        for name in request.FILES:
            field = name.removeprefix(OWED)
            uploads[field] = [_checked(request, sent) for sent in request.FILES.getlist(name)]
        cases.hand_in(case, uploads=uploads, **visitor_of(request).keys)
    except (documents.UploadRefused, cases.TooManyFiles) as refusal:
        problems: tuple[FieldProblem, ...] = (FieldProblem(OWED + field, refusal.text),)
    except Invalid as refusal:
        problems = tuple(replace(one, field=OWED + one.field) for one in refusal.problems)
    else:
        return HttpResponseRedirect(reverse("journey:status", args=[case]))
    return case_page(request, case, "journey/status.html", problems)


def _at(box: str, refusal: Invalid) -> tuple[FieldProblem, ...]:
    """The problems where the page has their boxes: what is wrong with a text stands at the box it was written in."""
    found = refusal.problems or (FieldProblem("text", refusal.text),)
    return tuple(replace(one, field=box) if one.field == "text" else one for one in found)


def _checked(request: HttpRequest, sent: "UploadedFile[bytes]") -> documents.CheckedUpload:
    cases.may_send_file(visitor_of(request).person, client_ip(request))
    return documents.check_sent(sent)


@require_POST
def message(request: HttpRequest, case: UUID) -> HttpResponse:
    """Write to the office."""
    text = request.POST.get("nachricht", "")
    try:
        cases.send_message(case, text=text, **visitor_of(request).keys)
    except Invalid as refusal:
        problems = _at("nachricht", refusal)
        return case_page(request, case, "journey/status.html", problems, message=text)
    return HttpResponseRedirect(reverse("journey:status", args=[case]))


@require_POST
def rate(request: HttpRequest, case: UUID) -> HttpResponse:
    """How easy it was. A second answer, or none, changes nothing: the page shows what is known."""
    with suppress(cases.NotNow, Invalid):
        rating.rate(case, request.POST.get("wert", ""), visitor_of(request).keys)
    return HttpResponseRedirect(reverse("journey:receipt", args=[case]))


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, case: UUID) -> HttpResponse:
    """Take the application back, after asking once more."""
    if request.method == "GET":
        return case_page(request, case, "journey/withdraw.html")
    cases.withdraw(case, **visitor_of(request).keys)
    return HttpResponseRedirect(reverse("journey:status", args=[case]))


@require_GET
def document(request: HttpRequest, case: UUID, file: UUID) -> HttpResponse:
    """One document, streamed after the right to see it was checked."""
    found, _data = cases.case_file(case, file, **visitor_of(request).keys)
    return documents.file_response(found.id)


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The signed-in person's cases and drafts in this town."""
    person = visitor_of(request).person
    if person is None:
        raise SignInRequired
    context = {
        "person": person,
        "cases": cases.my_cases(person, language=current().key),
        "drafts": cases.my_drafts(person, language=current().key),
    }
    return render(request, "journey/mine.html", context)
