"""Carrying a decision out: outcome, way, fee and closing of the case; the letter follows through the outbox."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rathaus_platform.audit import api as audit
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import events, moves, rows
from rathaus_services.cases.content import CaseContent
from rathaus_services.cases.models import Case
from rathaus_services.cases.sealing import Seal
from rathaus_services.cases.values import Outcome
from rathaus_services.cases.ways import way_for


@dataclass(frozen=True)
class Decider:
    """Who decides, and who acts: for an outcome that goes out on its day the system does."""

    id: UUID | None
    name: str
    actor: audit.Actor


def carry_out(
    row: Case, seal: Seal, content: CaseContent, by: Decider, outcome: Outcome, reasons: str, at: datetime
) -> None:
    """The case is decided with this content; the caller has locked it. Raises NotNow where the process says no."""
    module, first = rows.module_of(row), row.proposed_by
    moves.move_to_outcome(row, module, outcome)
    row.outcome, row.decided_at, row.unread = outcome, at, False
    row.proposed, row.proposed_by, row.held_until = "", None, None
    row.assignee_id = row.assignee_id or by.id
    row.way = way_for(content.answers, owned=row.owner_id is not None)
    row.sealed_content = seal.close("content", content.encode())
    row.fee_total = None if content.fee is None else content.fee.total
    moves.close(row, module, content.parameters, at)
    row.save()
    events.add(row, seal, kind="decided", at=at, actor=by.actor, author=by.name, text=reasons.strip(), public=True)
    outbox.enqueue("case.letter", {"case": str(row.id)}, key=f"case.letter/{row.id}")
    audit.record(
        "case.decided",
        subject=("case", str(row.id)),
        actor=by.actor,
        details={
            "outcome": outcome,
            "reasons": audit.fingerprint(reasons),
            "state": row.state,
            "way": row.way,
            "fee": None if row.fee_total is None else str(row.fee_total),
            "proposed_by": "" if first is None else str(first),
        },
    )
