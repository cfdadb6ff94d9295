"""Giving several cases to somebody at once."""

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
from rathaus_services.desk.views.acts import receiver


@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """`an` as for one case; `vorgang` are the cases that are ticked in the inbox."""
    staff = require_role(request, *AT_THE_DESK)
    wanted, back = request.POST.get("an", ""), f"{reverse('desk:inbox')}?ansicht={request.POST.get('ansicht', '')[:20]}"
    try:
        to = receiver(wanted, staff)
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
