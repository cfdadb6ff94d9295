"""The letter as it would be made now, before anything is decided."""

from uuid import UUID

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.documents import api as documents
from rathaus_platform.identity.api import Person
from rathaus_services.cases import rows
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.effort import settle
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.letters.gather import decision_facts, document_for
from rathaus_services.cases.letters.outcome import letter_of
from rathaus_services.cases.values import Outcome
from rathaus_services.process import api as process


def preview_decision(case_id: UUID, *, staff: Person, outcome: Outcome, reasons: str, effort: str = "") -> bytes:
    """The PDF as the citizen would get it today. Raises Forbidden, UnknownCase, NotNow, Invalid (minutes of work)."""
    row = staff_case(case_id, staff=staff, acting=True)
    module = rows.module_of(row)
    document = document_for(row, outcome)
    if document is None or process.for_outcome(module, row.state, outcome) is None:
        raise NotNow
    facts = decision_facts(
        row,
        today(),
        outcome=outcome,
        reasons=reasons.strip(),
        clerk=staff.name,
        document=document,
        content=settle(module, rows.content_of(row, rows.seal_of(row)), document, effort),
    )
    audit.record("case.previewed", subject=("case", str(row.id)), actor=actor_of(staff), details={"outcome": outcome})
    return documents.letter(letter_of(facts, document))
