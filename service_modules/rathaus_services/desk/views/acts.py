"""Small acts on a case: the check list, complete documents, the extension of the statutory period."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import require_role
from rathaus_services.cases import api as cases
from rathaus_services.desk.roles import AT_THE_DESK
from rathaus_services.desk.views.again import case_again


@require_POST
def check_off(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """`erledigt` are the names of all lines that are ticked."""
    staff = require_role(request, *AT_THE_DESK)
    try:
        cases.check_off(case_id, staff=staff, done=frozenset(request.POST.getlist("erledigt")))
    except cases.NotNow as problem:
        return case_again(request, case_id, problem)
    messages.success(request, _("Die Prüfliste ist gespeichert."))
    return redirect("desk:case", case_id)


@require_POST
def complete(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The documents are complete from today on."""
    staff = require_role(request, *AT_THE_DESK)
    try:
        cases.complete(case_id, staff=staff)
    except cases.NotNow as problem:
        return case_again(request, case_id, problem)
    messages.success(request, _("Die gesetzliche Frist läuft ab heute."))
    return redirect("desk:case", case_id)


@require_POST
def extend(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """`bis` is the new last day, `gruende` what the applicant reads."""
    staff = require_role(request, *AT_THE_DESK)
    try:
        until = _day(request.POST.get("bis", ""))
        cases.extend(case_id, staff=staff, until=until, reasons=request.POST.get("gruende", "")[:2000])
    except (Invalid, cases.NotNow) as problem:
        return case_again(request, case_id, problem)
    messages.success(request, _("Die Frist ist verlängert, die Nachricht ist unterwegs."))
    return redirect("desk:case", case_id)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(problems=(FieldProblem("bis", _("Geben Sie an, bis wann Sie entscheiden."), "form"),)) from None
