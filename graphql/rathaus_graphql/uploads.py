"""Files for the API: one per request as multipart, kept until a mutation names the id that comes back.

Refusals have the shape of `Problem`, under their status.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from rathaus_graphql.callers import caller_of
from rathaus_graphql.errors import as_json, headers_of, known
from rathaus_graphql.permissions import BY_CODE, PUBLIC, Policy
from rathaus_graphql.programs import admitted, require
from rathaus_platform.documents import api as documents
from rathaus_platform.errors import FieldProblem, Forbidden, Invalid, PlatformError
from rathaus_services.cases import api as cases

View = Callable[[HttpRequest], HttpResponse]
MOST_BYTES = 2 * documents.MAX_BYTES
"""Of a whole request: one that says it is longer is not read at all."""


class PostOnly(PlatformError):
    """Another method than POST."""

    code = "graphql.method"
    status = 405
    text = "Bitte senden Sie die Datei mit POST als multipart/form-data."


class NotReadable(PlatformError):
    """The body is not what it says it is, or broke off."""

    code = "graphql.request"
    status = 400
    text = "Der Inhalt ist kein vollständiges multipart/form-data."


def upload(policy: Policy) -> Callable[[Callable[[HttpRequest], cases.FileView]], View]:
    """A view that answers with the kept file, or a problem. Whoever may is decided by the action, as `policy` says."""

    def view_of(keep: Callable[[HttpRequest], cases.FileView]) -> View:
        @csrf_exempt
        @wraps(keep)
        def view(request: HttpRequest) -> HttpResponse:
            try:
                _acceptable(request)
                require(admitted(request), policy)
                return JsonResponse(_shown(keep(request)), status=201)
            except (MultiPartParserError, SuspiciousOperation, UnreadablePostError):
                return _refused(NotReadable())
            except (PlatformError, OperationalError, InterfaceError) as failure:
                return _refused(known(failure) or PlatformError())

        view.policy = policy  # type: ignore[attr-defined]
        return view

    return view_of


@upload(BY_CODE.scoped("cases:answer"))
def for_answer(request: HttpRequest) -> cases.FileView:
    """`number`, `code` (not for the signed-in owner) and `file`; the id goes into `answerQuestion.files`."""
    caller, sent = caller_of(request), request.POST
    person = caller.person
    case_id = cases.find_case(number=sent.get("number", ""), code=sent.get("code", ""), ip=caller.ip, person=person)
    file = _file(request)
    cases.may_send_file(person, caller.counted_ip)
    return cases.send_ahead(case_id, upload=documents.check_sent(file), person=person, grants=frozenset({case_id}))


@upload(PUBLIC.scoped("cases:submit"))
def for_application(request: HttpRequest) -> cases.FileView:
    """`service`, `idempotencyKey`, `field` and `file`; the id goes into `submitCase.data` under the same key."""
    caller, key, file, sent = caller_of(request), _key(request), _file(request), request.POST
    return cases.attach_by_key(
        key=sent.get("service", ""),
        field=sent.get("field", ""),
        idempotency_key=key,
        check=lambda: documents.check_sent(file),
        person=caller.person,
        ip=caller.counted_ip,
    )


def _acceptable(request: HttpRequest) -> None:
    if request.method != "POST":
        raise PostOnly
    # Multipart needs no preflight, so a page elsewhere could send with this browser's session. Browsers say where from.
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.get_host()}":
        raise Forbidden
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal():
        raise NotReadable
    if int(length) > MOST_BYTES:
        raise documents.UploadRefused("zu_gross")


def _file(request: HttpRequest) -> "UploadedFile[bytes]":
    files: list[UploadedFile[bytes]] = [sent for name in request.FILES for sent in request.FILES.getlist(name)]
    if len(files) != 1 or "file" not in request.FILES:
        raise Invalid(problems=(FieldProblem("file", "Senden Sie genau eine Datei unter dem Namen „file“."),))
    return files[0]


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("idempotencyKey", ""))
    except ValueError as wrong:
        raise Invalid(problems=(FieldProblem("idempotencyKey", "Das ist keine UUID."),)) from wrong


def _shown(file: cases.FileView) -> dict[str, Any]:
    return {
        "id": str(file.id),
        "name": file.name,
        "mediaType": file.media_type,
        "size": file.size,
        "state": file.state,
    }


def _refused(error: PlatformError) -> HttpResponse:
    return JsonResponse(
        as_json(error), status=error.status, headers=headers_of(error), json_dumps_params={"ensure_ascii": False}
    )
