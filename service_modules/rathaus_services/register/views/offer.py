"""Offering a service from a day on, and ending that."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rathaus_platform.audit.api import Actor
from rathaus_platform.clock import german_date
from rathaus_platform.errors import FieldProblem
from rathaus_services.activation import api as activation
from rathaus_services.register.inputs.scalars import Wrong, day
from rathaus_services.register.views.page import actor_of, changer
from rathaus_services.register.views.service import ServicePage
from rathaus_services.releases import api as releases

Act = Callable[[str, date, Actor], str]


@require_POST
def offer(request: HttpRequest, key: str) -> HttpResponse:
    """`tag` is the first day."""
    return _dated(request, key, _offer)


@require_POST
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """`tag` is the last day."""
    return _dated(request, key, _stop)


def _offer(key: str, on: date, actor: Actor) -> str:
    activation.activate(key, active_from=on, actor=actor)
    return _("Angeboten ab %(day)s.") % {"day": german_date(on)}


def _stop(key: str, on: date, actor: Actor) -> str:
    activation.deactivate(key, last_day=on, actor=actor)
    return _("Letzter Tag: %(day)s. Laufende Vorgänge gehen weiter.") % {"day": german_date(on)}


def _dated(request: HttpRequest, key: str, act: Act) -> HttpResponse:
    person, typed = changer(request), request.POST.get("tag", "")
    try:
        messages.success(request, act(key, day(typed), actor_of(person)))
    except Wrong as wrong:
        problem = FieldProblem("tag", str(wrong), "form")
    except activation.Incomplete as incomplete:
        declared = releases.release_for(key).module.parameters
        labels = ", ".join(declared[name].label for name in incomplete.names)
        problem = FieldProblem("tag", _("Setzen Sie zuerst: %(names)s.") % {"names": labels}, incomplete.code)
    else:
        return redirect("register:service", key)
    page = ServicePage()
    page.setup(request, key=key)
    page.person = person
    return page.show(key, (problem,), typed)
