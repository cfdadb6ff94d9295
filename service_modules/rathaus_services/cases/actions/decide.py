"""The decision: outcome and reasons are stored; the worker makes the letter, the law sets the dates."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import events, moves, rows, texts
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.values import Outcome
from rathaus_services.cases.ways import way_for


def decide(case_id: UUID, *, staff: Person, outcome: Outcome, reasons: str) -> None:
    """Grant or refuse. A refusal needs its reasons (§ 39 (1) VwVfG); the letter follows through the outbox.

    Raises Forbidden, UnknownCase, NotNow (already decided, or the citizen is being asked), Invalid.
    """
    at, actor = now(), actor_of(staff)
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        module = rows.module_of(row)
        way = moves.move_to_outcome(row, module, outcome)
        if way.needs_text:
            reasons = texts.required(reasons, "gruende", _("Begründen Sie die Ablehnung."))
        seal = rows.seal_of(row)
        row.outcome, row.decided_at, row.unread = outcome, at, False
        row.assignee_id = row.assignee_id or staff.id
        content = rows.content_of(row, seal)
        row.way = way_for(content.answers, owned=row.owner_id is not None)
        moves.close(row, module, content.parameters, at)
        row.save()
        events.add(
            row,
            seal,
            kind="decided",
            at=at,
            actor=actor,
            author=staff.name,
            text=reasons.strip(),
            public=True,
        )
        outbox.enqueue("case.letter", {"case": str(row.id)}, key=f"case.letter/{row.id}")
        audit.record(
            "case.decided",
            subject=("case", str(row.id)),
            actor=actor,
            details={"outcome": outcome, "reasons": audit.fingerprint(reasons), "state": row.state, "way": row.way},
        )
