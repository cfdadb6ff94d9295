"""What a decision would bring about, for the page that asks before it is made."""

from uuid import UUID

from rathaus_platform.clock import today
from rathaus_platform.identity.api import Person
from rathaus_services.cases import rows
from rathaus_services.cases.access import staff_case
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.letters.gather import decision_facts, document_for
from rathaus_services.cases.letters.outcome import is_certificate
from rathaus_services.cases.values import DecisionPlan, Outcome
from rathaus_services.process import api as process


def plan_decision(case_id: UUID, *, staff: Person, outcome: Outcome) -> DecisionPlan:
    """The act in words with its dates. Raises Forbidden, UnknownCase, NotNow."""
    row = staff_case(case_id, staff=staff)
    module, document = rows.module_of(row), document_for(row, outcome)
    way = process.for_outcome(module, row.state, outcome)
    if way is None:
        raise NotNow
    facts = decision_facts(row, today(), outcome=outcome, reasons="", clerk=staff.name, document=document)
    return DecisionPlan(
        case_id=row.id,
        number=row.number,
        title=module.title,
        applicant=facts.case.applicant.name,
        label=way.label,
        outcome=outcome,
        needs_reasons=way.needs_text,
        letter="" if document is None else document.title,
        certificate=document is not None and is_certificate(document),
        fee=facts.case.content.fee if document is not None and document.fee_table else None,
        delivered_on=facts.delivery.delivered_on,
        objection_until=facts.delivery.objection_until if facts.remedy else None,
        norm=facts.rule.norm,
        has_remedy=facts.remedy is not None,
        remedy_note=facts.remedy.note if facts.remedy else "",
        way=facts.way,
    )
