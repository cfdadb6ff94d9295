"""Asking the citizen: the promised date rests until the answer comes."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import events, moves, rows, texts
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.deadlines import ANSWER_DAYS, REMIND_AFTER
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.workdays import add_working_days
from rathaus_tenants.context import current_town


def ask_back(case_id: UUID, *, staff: Person, text: str) -> None:
    """Put a question to the citizen, by mail and on the status page. Whoever asks gets the answer.

    Raises Forbidden, UnknownCase, NotNow (not in this state), Invalid (no text).
    """
    text = texts.required(text, "text", _("Schreiben Sie, was fehlt."))
    at = now()
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        moves.move(row, rows.module_of(row), "fragen")
        row.paused_at, row.assignee_id, row.unread = at, staff.id, False
        row.proposed, row.proposed_by, row.held_until = "", None, None  # a question opens the matter again
        if not row.fiction_extended:
            row.fiction_on = None  # something is missing: the period begins with the answer
        waited = ("proposed", "proposed_by", "held_until", "fiction_on")
        row.save(update_fields=["state", "paused_at", "assignee", "unread", *waited])
        until = add_working_days(german_day(at), ANSWER_DAYS, current_town().land)
        question = events.add(
            row,
            rows.seal_of(row),
            kind="question",
            at=at,
            actor=actor_of(staff),
            author=staff.name,
            text=text,
            until=until,
            public=True,
        )
        ids = {"case": str(row.id), "event": str(question.id)}
        outbox.enqueue("case.question", ids, key=f"case.question/{question.id}")
        outbox.enqueue("case.reminder", ids, key=f"case.reminder/{question.id}", due_at=at + REMIND_AFTER)
        audit.record(
            "case.question",
            subject=("case", str(row.id)),
            actor=actor_of(staff),
            details={"event": str(question.id), "text": audit.fingerprint(text)},
        )
