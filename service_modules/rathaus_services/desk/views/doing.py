"""One act on a case as a view: do it and say so, or show the page again with the reason and what was typed."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rathaus_platform.errors import FieldProblem, Invalid, PlatformError
from rathaus_platform.identity.api import Person, require_role
from rathaus_services.cases import api as cases
from rathaus_services.desk.roles import AT_THE_DESK
from rathaus_services.desk.views.case import CasePage


def do(
    request: HttpRequest, case_id: UUID, act: Callable[[Person], object], done: str, *, kind: str = "", text: str = ""
) -> HttpResponse:
    """Call the action for whoever is signed in; `done` is said when it succeeds. Raises SignInRequired, Forbidden."""
    staff = require_role(request, *AT_THE_DESK)
    try:
        act(staff)
    except (Invalid, cases.NotNow) as problem:
        return _again(request, case_id, staff, problem, kind=kind, text=text)
    messages.success(request, done)
    return redirect("desk:case", case_id)


def _again(
    request: HttpRequest, case_id: UUID, staff: Person, problem: PlatformError, *, kind: str, text: str
) -> HttpResponse:
    """The case page with the problem; its status is the problem's."""
    found = problem.problems if isinstance(problem, Invalid) else (FieldProblem("", problem.text, problem.code),)
    page = CasePage()
    page.setup(request)
    page.staff = staff
    response = page.show(cases.case_for_staff(case_id, staff=staff), problems=found, kind=kind, text=text)
    response.status_code = problem.status
    response.headers["Cache-Control"] = "private, no-store"
    return response
