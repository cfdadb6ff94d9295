"""Files of an upload step: taken out or added with every POST of the page, each refused by itself with its reason."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from rathaus_platform.documents import api as documents
from rathaus_platform.errors import FieldProblem
from rathaus_platform.web.api import client_ip
from rathaus_services.cases import api as cases
from rathaus_services.forms.api import Step
from rathaus_services.journey.visitor import Keys
from rathaus_services.journey.walk import Walk


def change(request: HttpRequest, walk: Walk, step: Step, keys: Keys) -> tuple[FieldProblem, ...]:
    """Carry out what the form asks for its upload fields; the problems name the field they belong to."""
    problems: list[FieldProblem] = []
    for field in (field for field in step.fields if field.kind == "upload"):
        for file_id in request.POST.getlist(f"{field.name}.entfernen"):
            if any(str(file.id) == file_id for file in walk.draft.files):
                cases.detach(walk.draft.id, field=field.name, file_id=UUID(file_id), **keys)
        added = (_add(request, walk, field.name, sent, keys) for sent in request.FILES.getlist(field.name))
        problems.extend(problem for problem in added if problem)
    return tuple(problems)


def _add(request: HttpRequest, walk: Walk, field: str, sent: "UploadedFile[bytes]", keys: Keys) -> FieldProblem | None:
    try:
        cases.may_send_file(keys["person"], client_ip(request))
        cases.attach(walk.draft.id, field=field, upload=documents.check_sent(sent), **keys)
    except documents.UploadRefused as refusal:
        return FieldProblem(field, f"{sent.name}: {refusal.text}", "datei")
    except cases.TooManyFiles as refusal:
        return FieldProblem(field, refusal.text, "zu_viele")
    return None
