"""The decision: outcome and reasons are stored; the worker makes the letter, the law sets the dates."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import events, moves, rows, texts
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.content import CaseContent
from rathaus_services.cases.effort import settle
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.letters.gather import document_for
from rathaus_services.cases.models import Case
from rathaus_services.cases.sealing import Seal
from rathaus_services.cases.values import Outcome
from rathaus_services.cases.ways import way_for
from rathaus_services.process import api as process
from rathaus_services.process.desk import four_eyes


def decide(case_id: UUID, *, staff: Person, outcome: Outcome, reasons: str, effort: str = "") -> bool:
    """Grant or refuse. A refusal needs its reasons (§ 39 (1) VwVfG); the letter follows through the outbox.

    Where the service wants a second person, the first one's decision waits: False. It counts once somebody else
    decides the same; whoever decides otherwise makes a new proposal. `effort` are the minutes of work, as typed, where
    the fee follows them.

    Raises Forbidden, UnknownCase, NotNow (already decided, the citizen is being asked, or the application counts as
    granted and cannot be refused any more), Invalid.
    """
    at = now()
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        module, seal = rows.module_of(row), rows.seal_of(row)
        if outcome == "refused" and row.deemed_on is not None:
            raise NotNow
        way = process.for_outcome(module, row.state, outcome)
        document = document_for(row, outcome)
        if document is not None and document.fixed:
            reasons = ""  # the letter has one wording for everybody, and so has the thread
        elif way is not None and way.needs_text:
            reasons = texts.required(reasons, "gruende", _("Begründen Sie die Ablehnung."))
        kept = rows.content_of(row, seal)
        content = settle(module, kept, document, effort)
        second = row.proposed == outcome and row.proposed_by != staff.id and kept.minutes == content.minutes
        if way is not None and four_eyes(module, content.parameters) and not second:
            _propose(row, seal, replace(kept, minutes=content.minutes), staff, outcome, reasons, at)
            return False
        moves.move_to_outcome(row, module, outcome)
        _decide(row, seal, content, staff, outcome, reasons, at)
    return True


def _propose(
    row: Case, seal: Seal, content: CaseContent, staff: Person, outcome: Outcome, reasons: str, at: datetime
) -> None:
    row.proposed, row.proposed_by, row.unread = outcome, staff.id, True
    row.assignee_id = row.assignee_id or staff.id
    row.sealed_content = seal.close("content", content.encode())
    row.save(update_fields=["proposed", "proposed_by", "unread", "assignee", "sealed_content"])
    actor = actor_of(staff)
    events.add(row, seal, kind="proposed", at=at, actor=actor, author=staff.name, text=reasons.strip(), public=False)
    details = {"outcome": outcome, "reasons": audit.fingerprint(reasons)}
    audit.record("case.proposed", subject=("case", str(row.id)), actor=actor, details=details)


def _decide(
    row: Case, seal: Seal, content: CaseContent, staff: Person, outcome: Outcome, reasons: str, at: datetime
) -> None:
    actor, first = actor_of(staff), row.proposed_by
    row.outcome, row.decided_at, row.unread = outcome, at, False
    row.proposed, row.proposed_by = "", None
    row.assignee_id = row.assignee_id or staff.id
    row.way = way_for(content.answers, owned=row.owner_id is not None)
    row.sealed_content = seal.close("content", content.encode())
    row.fee_total = None if content.fee is None else content.fee.total
    moves.close(row, rows.module_of(row), content.parameters, at)
    row.save()
    events.add(row, seal, kind="decided", at=at, actor=actor, author=staff.name, text=reasons.strip(), public=True)
    outbox.enqueue("case.letter", {"case": str(row.id)}, key=f"case.letter/{row.id}")
    audit.record(
        "case.decided",
        subject=("case", str(row.id)),
        actor=actor,
        details={
            "outcome": outcome,
            "reasons": audit.fingerprint(reasons),
            "state": row.state,
            "way": row.way,
            "fee": None if row.fee_total is None else str(row.fee_total),
            "proposed_by": "" if first is None else str(first),
        },
    )
