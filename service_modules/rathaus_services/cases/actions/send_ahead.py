"""Sending a file before the answer it belongs to."""

from uuid import UUID

from django.db import transaction

from rathaus_platform.clock import now
from rathaus_platform.documents.api import CheckedUpload
from rathaus_platform.identity.api import Person
from rathaus_services.cases import ahead, files, moves, rows
from rathaus_services.cases.access import open_case
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.values import FileView, Grants


def send_ahead(case_id: UUID, *, upload: CheckedUpload, person: Person | None, grants: Grants) -> FileView:
    """Keep a checked upload until `answer_question` names its id, for a day at most; nobody sees it before.

    Raises UnknownCase, NotNow while no question is open, Invalid when too many files wait.
    """
    with transaction.atomic():
        row = open_case(case_id, person=person, grants=grants, lock=True)
        if not moves.may(row, rows.module_of(row), "antworten"):
            raise NotNow
        ahead.room(row.files.filter(files.WAITING).count() + 1, "file")
        seal = rows.seal_of(row)
        kept = files.keep(upload, owner={"case": row}, seal=seal, purpose="answer", at=now())
        return files.view(kept, seal)
