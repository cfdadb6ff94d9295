"""The composer: question, message or note; and going on without an answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rathaus_platform.errors import Invalid
from rathaus_platform.identity.api import require_role
from rathaus_services.cases import api as cases
from rathaus_services.desk.roles import AT_THE_DESK
from rathaus_services.desk.views.again import case_again

ACTIONS = {"rueckfrage": cases.ask_back, "nachricht": cases.send_to_citizen, "notiz": cases.note}


@require_POST
def write(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Send what was written; a missing text shows the page again."""
    staff = require_role(request, *AT_THE_DESK)
    kind, text = request.POST.get("art", ""), request.POST.get("text", "")
    done = {
        "rueckfrage": _("Die Rückfrage ist unterwegs. Die Frist ruht."),
        "nachricht": _("Die Nachricht ist unterwegs."),
        "notiz": _("Die Notiz ist gespeichert."),
    }
    try:
        ACTIONS.get(kind, cases.note)(case_id, staff=staff, text=text)
    except (Invalid, cases.NotNow) as problem:
        return case_again(request, case_id, problem, kind=kind, text=text)
    messages.success(request, done.get(kind, done["notiz"]))
    return redirect("desk:case", case_id)


@require_POST
def go_on(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Check on without an answer."""
    staff = require_role(request, *AT_THE_DESK)
    try:
        cases.go_on(case_id, staff=staff)
    except cases.NotNow as problem:
        return case_again(request, case_id, problem)
    messages.success(request, _("Die Frist läuft weiter."))
    return redirect("desk:case", case_id)
