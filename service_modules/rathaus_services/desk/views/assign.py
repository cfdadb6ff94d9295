"""Giving a case to somebody."""

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


@require_POST
def assign(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """`an` is a colleague's id, `ich` for oneself, empty to give it back to everybody."""
    staff = require_role(request, *AT_THE_DESK)
    wanted = request.POST.get("an", "")
    try:
        to = staff.id if wanted == "ich" else UUID(wanted) if wanted else None
        cases.assign(case_id, staff=staff, to=to, words=request.POST.get("worte", "")[:500])
    except ValueError:
        return redirect("desk:case", case_id)  # nobody has such an id: nothing to do
    except Invalid as problem:
        return case_again(request, case_id, problem)
    messages.success(request, _("Die Zuständigkeit ist geändert."))
    return redirect("desk:case", case_id)
