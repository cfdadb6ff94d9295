"""Messages and notes: words that do not move the case."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import events, rows, texts
from rathaus_services.cases.access import actor_of, citizen, open_case, staff_case
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.models import Case, Event
from rathaus_services.cases.values import Grants


def note(case_id: UUID, *, staff: Person, text: str) -> None:
    """An internal note; the citizen never sees it. Raises Forbidden, UnknownCase, Invalid."""
    text = texts.required(text, "text", _("Schreiben Sie die Notiz auf."))
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        _write(row, staff, kind="note", author=staff.name, text=text)


def send_to_citizen(case_id: UUID, *, staff: Person, text: str) -> None:
    """A message on the status page, announced by mail. Raises Forbidden, UnknownCase, Invalid."""
    text = texts.required(text, "text", _("Schreiben Sie die Nachricht auf."))
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        event = _write(row, staff, kind="message", author=staff.name, text=text)
        ids = {"case": str(row.id), "event": str(event.id)}
        outbox.enqueue("case.message", ids, key=f"case.message/{event.id}")


def send_message(case_id: UUID, *, text: str, person: Person | None, grants: Grants) -> None:
    """A message to the office outside of a question. Raises NotNow (closed), Invalid, UnknownCase."""
    text = texts.required(text, "text", _("Schreiben Sie Ihre Nachricht auf."))
    with transaction.atomic():
        row = open_case(case_id, person=person, grants=grants, lock=True)
        if row.closed_at is not None:
            raise NotNow
        author = rows.applicant_of(row, rows.seal_of(row)).name
        _write(row, citizen(person), kind="message", author=author, text=text)
        Case.objects.filter(pk=row.pk).update(unread=True)


def _write(row: Case, person: Person | None, *, kind: events.Kind, author: str, text: str) -> Event:
    actor, public = actor_of(person), kind != "note"
    event = events.add(
        row, rows.seal_of(row), kind=kind, at=now(), actor=actor, author=author, text=text, public=public
    )
    audit.record(
        f"case.{kind}",
        subject=("case", str(row.id)),
        actor=actor,
        details={"event": str(event.id), "text": audit.fingerprint(text)},
    )
    return event
