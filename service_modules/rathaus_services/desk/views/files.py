"""Files of a case for the clerk: decrypted on the way, saved and never shown inside the page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from rathaus_platform.identity.api import require_role
from rathaus_services.cases import api as cases
from rathaus_services.desk.roles import AT_THE_DESK


@require_GET
def file(request: HttpRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """The content as a download; the reading is audited by the action."""
    staff = require_role(request, *AT_THE_DESK)
    found, data = cases.case_file_for_staff(case_id, file_id, staff=staff)
    return download(data, found.name, found.media_type)


def download(data: bytes, name: str, media_type: str, *, inline: bool = False) -> HttpResponse:
    """An answer that no browser runs, sniffs or keeps."""
    response = HttpResponse(data, content_type=media_type)
    disposition = content_disposition_header(as_attachment=not inline, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response
