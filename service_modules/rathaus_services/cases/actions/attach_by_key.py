"""Sending a file before the application it belongs to, as the API does."""

from collections.abc import Callable
from uuid import UUID

from django.utils.translation import gettext as _

from rathaus_platform.documents.api import CheckedUpload
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import Person
from rathaus_services.activation.api import Counted
from rathaus_services.cases import by_key, limits
from rathaus_services.cases.access import citizen
from rathaus_services.cases.actions.attach import attach
from rathaus_services.cases.actions.start_draft import begin, taking
from rathaus_services.cases.errors import OtherContent, UnknownDraft
from rathaus_services.cases.models import Draft
from rathaus_services.cases.outcomes import count, counted
from rathaus_services.cases.values import FileView
from rathaus_services.releases import api as releases


def attach_by_key(
    *,
    key: str,
    field: str,
    idempotency_key: UUID,
    check: Callable[[], CheckedUpload],
    person: Person | None,
    ip: str = "",
) -> FileView:
    """Keep an upload for the application that `submit_answers` will send with this idempotency key.

    The first file begins a draft, which lives as long as any other of the service and then goes with its files.
    `check` is called once it is sure that the file has a place; it costs far more than everything before it.
    Raises ServiceClosed, Invalid (no upload field of this name, too many files), OtherContent (already sent),
    UnknownDraft (the key is somebody else's), TooManyBegun, TooManyFiles, and what `check` raises.
    """
    row = by_key.find(key, idempotency_key, person)
    if row is not None and row.case is not None:
        raise OtherContent(case_id=row.case.id, number=row.case.number)
    release = releases.release(row.release_id) if row else taking(key)
    with counted(release.id):
        asked = release.module.fields.get(field)
        if asked is None or asked.kind != "upload":
            raise Invalid(problems=(FieldProblem(field, _("Hier wird keine Datei gebraucht."), "unbekannt"),))
        limits.may_send_file(citizen(person), ip)
        upload = check()
        row = row or _begun(release, idempotency_key, person, ip)
        return attach(row.id, field=field, upload=upload, person=person, grants=frozenset({row.id}))


def _begun(release: releases.Release, idempotency_key: UUID, person: Person | None, ip: str) -> Draft:
    limits.may_begin(citizen(person), ip)
    mark = by_key.mark(release.key, idempotency_key)
    row, _seal = begin(release, person, code_hash=mark, idempotency_key=idempotency_key)
    # Of two files sent at the same time both find the draft missing; one of them begins it.
    Draft.objects.bulk_create([row], ignore_conflicts=True)
    found = by_key.find(release.key, idempotency_key, person)
    if found is None:
        raise UnknownDraft
    if found.id == row.id:
        count(row.release_id, Counted.BEGUN)
    return found
