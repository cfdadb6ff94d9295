"""Files of drafts and cases: whose they are, under which sealed name. The content is kept by `documents`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from typing import Literal, NamedTuple, TypedDict
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from rathaus_platform.documents import api as documents
from rathaus_platform.documents.api import CheckedUpload
from rathaus_services.cases.models import Case, CaseFile, Draft, Event
from rathaus_services.cases.sealing import Seal
from rathaus_services.cases.values import FileView

WAITING = Q(purpose="answer", event=None)
"""Files sent ahead of an answer: nobody sees them until an answer names them."""

_HANDED_IN = """
SELECT file.stored_id, file.field, file.sealed_name, stored.state
FROM cases_casefile AS file JOIN documents_storedfile AS stored ON stored.id = file.stored_id
WHERE file.draft_id = %s
"""
_MOVE = """
UPDATE cases_casefile SET draft_id = NULL, case_id = %s, sealed_name = moved.name
FROM unnest(%s::uuid[], %s::bytea[]) AS moved (id, name) WHERE stored_id = moved.id
"""


class HandedIn(NamedTuple):
    """What sending wants to know of a file of the draft; `state` is that of its check."""

    stored_id: UUID
    field: str
    sealed_name: bytes
    state: str


class Owner(TypedDict, total=False):
    """Whose file it is: a draft's or a case's, there with the event it came with."""

    draft: Draft
    case: Case
    event: Event


def keep(
    upload: CheckedUpload,
    *,
    owner: Owner,
    seal: Seal,
    purpose: Literal["upload", "answer"],
    field: str = "",
    at: datetime,
) -> CaseFile:
    """Store an upload. Its name is sealed here; `documents` gets a neutral one, for names can be personal."""
    neutral = replace(upload, name=f"anlage{PurePath(upload.name).suffix.lower()}")
    stored = documents.store(neutral, purpose=purpose)
    return CaseFile.objects.create(
        stored_id=stored.id,
        purpose=purpose,
        field=field,
        sealed_name=seal.close(f"name/{stored.id}", upload.name.encode()),
        from_citizen=True,
        created_at=at,
        **owner,
    )


def keep_letter(
    data: bytes,
    *,
    case: Case,
    event: Event,
    seal: Seal,
    purpose: Literal["receipt", "decision", "certificate"],
    name: str,
    at: datetime,
) -> CaseFile:
    """Store a letter that the town hall has made."""
    stored = documents.store(documents.own_document("schreiben.pdf", data, "application/pdf"), purpose=purpose)
    return CaseFile.objects.create(
        stored_id=stored.id,
        case=case,
        event=event,
        purpose=purpose,
        sealed_name=seal.close(f"name/{stored.id}", name.encode()),
        from_citizen=False,
        created_at=at,
    )


def of_case(case: Case) -> QuerySet[CaseFile]:
    """The case's files without those that still wait for an answer, with their contents' rows, oldest first."""
    return case.files.exclude(WAITING).select_related("stored").order_by("created_at", "pk")


def views(rows: Iterable[CaseFile], seal: Seal) -> tuple[FileView, ...]:
    """The rows as others see them; they must have been read with `select_related("stored")`."""
    return tuple(view(row, seal) for row in rows)


def view(row: CaseFile, seal: Seal) -> FileView:
    """One row with its name opened."""
    return FileView(
        id=row.stored_id,
        name=seal.open(f"name/{row.stored_id}", row.sealed_name).decode(),
        media_type=row.stored.media_type,
        size=row.stored.size,
        state=row.stored.state,
        purpose=row.purpose,
        field=row.field,
        created_at=row.created_at,
        from_citizen=row.from_citizen,
    )


def handed_in(draft: Draft) -> list[HandedIn]:
    """The files of a draft; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_HANDED_IN, [draft.id])
        return [HandedIn(*row) for row in cursor.fetchall()]


def move(rows: Iterable[HandedIn], case: Case, old: Seal, new: Seal) -> None:
    """The rows go with the case that their draft became, and their names under its key; one statement."""
    names = {row.stored_id: _resealed(row, old, new) for row in rows}
    if names:
        with connection.cursor() as cursor:
            cursor.execute(_MOVE, [case.id, list(names), list(names.values())])


def _resealed(row: HandedIn, old: Seal, new: Seal) -> bytes:
    column = f"name/{row.stored_id}"
    return new.close(column, old.open(column, row.sealed_name))


def erase(rows: Iterable[CaseFile | HandedIn]) -> None:
    """Delete rows and contents for good."""
    ids: list[UUID] = [row.stored_id for row in rows]
    if not ids:
        return
    CaseFile.objects.filter(pk__in=ids).delete()
    for stored in ids:
        documents.erase(stored)
