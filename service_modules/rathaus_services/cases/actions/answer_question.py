"""The citizen's answer: the promised date goes on, and the case is back with the clerk who asked."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.documents.api import CheckedUpload
from rathaus_platform.identity.api import Person
from rathaus_services.cases import ahead, events, files, moves, rows, texts
from rathaus_services.cases.access import actor_of, citizen, open_case
from rathaus_services.cases.deadlines import resumed
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.statutory import restart_fiction
from rathaus_services.cases.values import Grants
from rathaus_tenants.context import current_town


def answer_question(
    case_id: UUID,
    *,
    text: str,
    uploads: Sequence[CheckedUpload] = (),
    sent_ahead: Sequence[str] = (),
    person: Person | None,
    grants: Grants,
    actor: audit.Actor | None = None,
) -> None:
    """Answer the open question; it returns to the clerk who asked. Raises NotNow, Invalid, UnknownCase.

    `sent_ahead` names files by the ids that `send_ahead` gave; others that waited for this answer are deleted.
    `actor` is who answers for the applicant, for the audit trail.
    """
    ahead.room(len(uploads), "dateien")
    ahead.room(len(uploads) + len(sent_ahead), "files")
    text = _checked(text, with_files=bool(uploads or sent_ahead))
    at, applicant = now(), actor_of(citizen(person))
    with transaction.atomic():
        row = open_case(case_id, person=person, grants=grants, lock=True)
        module = rows.module_of(row)
        moves.move(row, module, "antworten")
        waited = ahead.named(row, sent_ahead)
        restart_fiction(row, module, german_day(at), current_town().land)
        _go_on(row, at)
        seal = rows.seal_of(row)
        author = rows.applicant_of(row, seal).name
        event = events.add(row, seal, kind="answer", at=at, actor=applicant, author=author, text=text, public=True)
        for upload in uploads:
            files.keep(upload, owner={"case": row, "event": event}, seal=seal, purpose="answer", at=at)
        ahead.hand_over(row, waited, event)
        audit.record(
            "case.answer",
            subject=("case", str(row.id)),
            actor=actor or applicant,
            details={"event": str(event.id), "text": audit.fingerprint(text), "files": len(uploads) + len(waited)},
        )


def _go_on(row: Case, at: datetime) -> None:
    if row.paused_at is not None:
        row.due_on = resumed(row.due_on, german_day(row.paused_at), german_day(at), current_town().land)
    row.paused_at, row.unread = None, True
    row.save(update_fields=["state", "due_on", "paused_at", "unread", "fiction_on"])


def _checked(text: str, *, with_files: bool) -> str:
    if with_files and not text.strip():
        return ""
    return texts.required(text, "text", _("Schreiben Sie eine Antwort oder laden Sie eine Datei hoch."))
