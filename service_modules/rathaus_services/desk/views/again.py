"""The case page once more, when an act was refused: with the reason, and with what was typed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from rathaus_platform.errors import FieldProblem, Invalid, PlatformError
from rathaus_platform.identity.api import require_role
from rathaus_services.cases import api as cases
from rathaus_services.desk.roles import AT_THE_DESK
from rathaus_services.desk.views.case import CasePage


def case_again(
    request: HttpRequest, case_id: UUID, problem: PlatformError, *, kind: str = "", text: str = ""
) -> HttpResponse:
    """The page with the problem; its status is the problem's."""
    found = problem.problems if isinstance(problem, Invalid) else (FieldProblem("", problem.text, problem.code),)
    page = CasePage()
    page.setup(request)
    page.staff = require_role(request, *AT_THE_DESK)
    response = page.show(cases.case_for_staff(case_id, staff=page.staff), problems=found, kind=kind, text=text)
    response.status_code = problem.status
    response.headers["Cache-Control"] = "private, no-store"
    return response
