"""Giving a case to somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
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


@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """The same for all cases that are ticked in the inbox (`vorgang`)."""
    staff = require_role(request, *AT_THE_DESK)
    wanted, back = request.POST.get("an", ""), f"{reverse('desk:inbox')}?ansicht={request.POST.get('ansicht', '')[:20]}"
    try:
        to = staff.id if wanted == "ich" else UUID(wanted) if wanted else None
        chosen = [UUID(text) for text in request.POST.getlist("vorgang")]
        given = cases.assign_many(chosen, staff=staff, to=to)
    except ValueError:
        return redirect(back)  # nobody and nothing has such an id
    except Invalid as problem:
        messages.error(request, str(problem.problems[0].text))
        return redirect(back)
    if given:
        text = ngettext("%(count)s Vorgang ist neu zugeteilt.", "%(count)s Vorgänge sind neu zugeteilt.", given)
        messages.success(request, text % {"count": given})
    else:
        messages.warning(request, _("Wählen Sie in der Liste Vorgänge aus."))
    return redirect(back)
