"""Acts on one case: writing, going on without an answer, the check list, documents, periods, whose case it is."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import Person
from rathaus_services.cases import api as cases
from rathaus_services.desk.views.doing import do

WRITING = {"rueckfrage": cases.ask_back, "nachricht": cases.send_to_citizen, "notiz": cases.note}


@require_POST
def write(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """`art` is question, message or note; a missing `text` shows the page again."""
    kind, text = request.POST.get("art", ""), request.POST.get("text", "")
    done = {
        "rueckfrage": _("Die Rückfrage ist unterwegs. Die Frist ruht."),
        "nachricht": _("Die Nachricht ist unterwegs."),
        "notiz": _("Die Notiz ist gespeichert."),
    }
    act = WRITING.get(kind, cases.note)
    return do(
        request,
        case_id,
        lambda staff: act(case_id, staff=staff, text=text),
        done.get(kind, done["notiz"]),
        kind=kind,
        text=text,
    )


@require_POST
def go_on(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Check on without an answer."""
    return do(request, case_id, lambda staff: cases.go_on(case_id, staff=staff), _("Die Frist läuft weiter."))


@require_POST
def check_off(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """`erledigt` are the names of all lines that are ticked."""
    ticked, done = frozenset(request.POST.getlist("erledigt")), _("Die Prüfliste ist gespeichert.")
    return do(request, case_id, lambda staff: cases.check_off(case_id, staff=staff, done=ticked), done)


@require_POST
def complete(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The documents are complete from today on."""
    done = _("Die gesetzliche Frist läuft ab heute.")
    return do(request, case_id, lambda staff: cases.complete(case_id, staff=staff), done)


@require_POST
def extend(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """`bis` is the new last day, `gruende` what the applicant reads."""

    def act(staff: Person) -> None:
        until = _day(request.POST.get("bis", ""))
        cases.extend(case_id, staff=staff, until=until, reasons=request.POST.get("gruende", "")[:2000])

    return do(request, case_id, act, _("Die Frist ist verlängert, die Nachricht ist unterwegs."))


@require_POST
def assign(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """`an` is a colleague's id, `ich` for oneself, empty to give it back to everybody."""
    wanted, words = request.POST.get("an", ""), request.POST.get("worte", "")[:500]

    def act(staff: Person) -> None:
        cases.assign(case_id, staff=staff, to=receiver(wanted, staff), words=words)

    try:
        return do(request, case_id, act, _("Die Zuständigkeit ist geändert."))
    except ValueError:
        return redirect("desk:case", case_id)  # nobody has such an id: nothing to do


def receiver(wanted: str, staff: Person) -> UUID | None:
    """Whom a case is given to. Raises ValueError for what is no id."""
    return staff.id if wanted == "ich" else UUID(wanted) if wanted else None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(problems=(FieldProblem("bis", _("Geben Sie an, bis wann Sie entscheiden."), "form"),)) from None
