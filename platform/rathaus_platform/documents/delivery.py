"""A stored file as an HTTP answer. Whether somebody may have it is decided above, before this is called."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from rathaus_platform.documents.actions.read_file import read
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.errors import NotFound


def file_response(file_id: UUID, *, inline: bool = False) -> HttpResponse:
    """The content, never cached, never sniffed, never able to run anything. Raises NotFound, Forbidden."""
    row = StoredFile.objects.filter(pk=file_id).first()
    if row is None:
        raise NotFound
    response = HttpResponse(read(file_id), content_type=row.media_type)
    response.headers["Content-Disposition"] = _disposition(row.name, inline)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _disposition(name: str, inline: bool) -> str:
    return content_disposition_header(as_attachment=not inline, filename=name) or "attachment"
