"""The page of the pre-check: asked by POST, answered at once, nothing stored and nothing in an address."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rathaus_platform.clock import today
from rathaus_platform.errors import FieldProblem
from rathaus_services.forms import api as forms
from rathaus_services.journey import posted, service
from rathaus_services.journey.precheck import asked
from rathaus_services.journey.questions import Asking
from rathaus_services.journey.service import Service


@require_http_methods(["GET", "POST"])
def precheck(request: HttpRequest, key: str) -> HttpResponse:
    """The questions, or what follows from the answers: a page that helps, or the way in."""
    found = service.active(key)
    fields = asked(found)
    if not fields:
        raise Http404
    context: dict[str, Any] = {"service": found, "office": found.office}
    answers = posted.read(fields, request.POST, found.parameters) if request.method == "POST" else {}
    problems = _problems(found, answers, {field.name for field in fields}) if request.method == "POST" else ()
    if request.method == "GET" or problems:
        asking = Asking(found.module, found.parameters, problems)
        context |= {"questions": asking.questions(fields, answers), "problems": problems}
    else:
        cleaned = forms.check(found.module, answers, found.parameters, today=today()).answers
        check = forms.stop_of(found.module, cleaned, found.parameters)
        stop = {part: found.text(f"checks.{check.name}.{part}") for part in ("title", "text")} if check else None
        context |= {"stop": stop, "passed": stop is None}
    response = render(request, "journey/precheck.html", context, status=422 if problems else 200)
    response["Cache-Control"] = "no-store"
    return response


def _problems(found: Service, answers: dict[str, Any], asked_for: set[str]) -> tuple[FieldProblem, ...]:
    """What is wrong with these answers; a stop is no mistake, and everything else is not asked yet."""
    checked = forms.check(found.module, answers, found.parameters, today=today(), language=found.language)
    return tuple(one for one in checked.problems if one.field in asked_for and one.code not in ("stopp", "widerspruch"))
