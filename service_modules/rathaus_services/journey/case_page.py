"""A page about one case of the visitor."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rathaus_platform.errors import FieldProblem
from rathaus_platform.languages import current
from rathaus_services.cases import api as cases
from rathaus_services.journey.qr import qr_code
from rathaus_services.journey.service import in_force
from rathaus_services.journey.visitor import visitor_of
from rathaus_services.releases import api as releases

OWED = "unterlage."
"""What the box of a promised document is called, before the name of its field."""


def case_page(
    request: HttpRequest, case_id: UUID, template: str, problems: tuple[FieldProblem, ...] = (), **typed: str
) -> HttpResponse:
    """Render the case in the words of its release. Raises UnknownCase; never cached."""
    case = cases.case_for_citizen(case_id, **visitor_of(request).keys, language=current().key)
    service = in_force(releases.release(case.release_id).module)
    errors = {problem.field: str(problem.text) for problem in problems}
    context: dict[str, Any] = {
        "case": case,
        "owed": [(OWED + one.field, one, errors.get(OWED + one.field, "")) for one in case.owed],
        "service": service,
        "office": service.office,
        "result": service.text("receipt"),
        "next": service.items("next"),
        "qr": qr_code(f"{request.scheme}://{request.get_host()}{reverse('journey:find')}?nummer={case.number}"),
        "problems": problems,
        "errors": errors,
        **typed,
    }
    response = render(request, template, context, status=422 if problems else 200)
    response["Cache-Control"] = "no-store"
    return response
