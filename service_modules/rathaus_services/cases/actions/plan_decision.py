"""What a decision would bring about, for the page that asks before it is made."""

from typing import Any
from uuid import UUID

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.identity.api import Person
from rathaus_services.cases import rows
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.content import Applicant, CaseContent
from rathaus_services.cases.effort import is_asked
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.letters.gather import decision_facts, document_for
from rathaus_services.cases.letters.outcome import is_certificate
from rathaus_services.cases.letters.slots import fill, slots_of
from rathaus_services.cases.models import Case
from rathaus_services.cases.queries import desk_parts
from rathaus_services.cases.queries.history import history_of
from rathaus_services.cases.statutory import told_on
from rathaus_services.cases.values import DecisionPlan, Outcome
from rathaus_services.manifest import Module
from rathaus_services.process import api as process
from rathaus_services.process.desk import four_eyes


def plan_decision(case_id: UUID, *, staff: Person, outcome: Outcome) -> DecisionPlan:
    """The act in words with its dates; the look at it is audited. Raises Forbidden, UnknownCase, NotNow."""
    row = staff_case(case_id, staff=staff, acting=True)
    module, document = rows.module_of(row), document_for(row, outcome)
    way = process.for_outcome(module, row.state, outcome)
    if way is None or (outcome == "refused" and row.deemed_on is not None):
        raise NotNow
    held_until = told_on(row, document, rows.content_of(row, rows.seal_of(row)).parameters)
    day = max(today(), held_until or today())
    facts = decision_facts(row, day, outcome=outcome, reasons="", clerk=staff.name, document=document)
    audit.record(
        "case.decision_planned", subject=("case", str(row.id)), actor=actor_of(staff), details={"outcome": outcome}
    )
    return DecisionPlan(
        case_id=row.id,
        number=row.number,
        title=module.title,
        applicant=facts.case.applicant.name,
        label=way.label,
        outcome=outcome,
        needs_reasons=way.needs_text and not (document is not None and document.fixed),
        asks=way.asks,
        fixed=document is not None and document.fixed,
        letter="" if document is None else fill(document.title, slots_of(facts)),
        certificate=document is not None and is_certificate(document),
        fee=facts.case.content.fee if document is not None and document.fee_table else None,
        asks_effort=is_asked(facts.case.content, document),
        minutes=facts.case.content.minutes,
        delivered_on=facts.delivery.delivered_on,
        objection_until=facts.delivery.objection_until if facts.remedy else None,
        held_until=None if day == today() else day,
        norm=facts.rule.norm,
        has_remedy=facts.remedy is not None,
        remedy_note=facts.remedy.note if facts.remedy else "",
        way=facts.way,
        **_second(row, module, facts.case.content, facts.case.applicant, staff, outcome),
    )


def _second(
    row: Case, module: Module, content: CaseContent, applicant: Applicant, staff: Person, outcome: Outcome
) -> dict[str, Any]:
    needed = four_eyes(module, content.parameters)
    waiting = desk_parts.proposal(row, module, history_of(row, rows.seal_of(row)), staff.id) if needed else None
    same = waiting is not None and waiting.outcome == outcome and not waiting.mine
    lying = desk_parts.phrases(row, module, content, applicant) if outcome == "refused" else ()
    return {
        "second": same,
        "needs_second": needed and not same,
        "proposed_by": waiting.by if waiting and same else "",
        "proposed_reasons": waiting.reasons if waiting and same else "",
        "phrases": tuple(one for one in lying if one.purpose == "ablehnung"),
    }
