"""Opens a case for writing: rows in, facts out."""

from dataclasses import replace
from datetime import date

from rathaus_services.cases import files, rows
from rathaus_services.cases.content import CaseContent
from rathaus_services.cases.legal.delivery import delivery
from rathaus_services.cases.legal.table import Way, delivery_rule, remedy_block
from rathaus_services.cases.letters.facts import CaseFacts, DecisionFacts
from rathaus_services.cases.models import Case
from rathaus_services.cases.values import Outcome
from rathaus_services.cases.ways import procedure_of, way_for
from rathaus_services.manifest import Letter
from rathaus_services.releases import api as releases
from rathaus_tenants.context import current_town
from rathaus_tenants.preferences.api import preferences

WAYS: dict[str, Way] = {"post": "post", "elektronisch": "elektronisch", "postfach": "postfach", "abruf": "abruf"}


def case_facts(row: Case, day: date) -> CaseFacts:
    """The case as it can be written about on this day."""
    seal, release = rows.seal_of(row), releases.release(row.release_id)
    return CaseFacts(
        case_id=row.id,
        number=row.number,
        module=release.module,
        release_hash=release.content_hash,
        content=rows.content_of(row, seal),
        applicant=rows.applicant_of(row, seal),
        submitted_at=row.submitted_at,
        promised_until=row.due_on,
        town=current_town(),
        preferences=preferences(),
        files=files.views(files.of_case(row), seal),
        day=day,
    )


def decision_facts(
    row: Case,
    day: date,
    *,
    outcome: Outcome,
    reasons: str,
    clerk: str,
    document: Letter | None,
    content: CaseContent | None = None,
) -> DecisionFacts:
    """The decision with its dates, when the letter is made available on this day. `content` as it would then be."""
    case = case_facts(row, day)
    case = case if content is None else replace(case, content=content)
    procedure = procedure_of(case.module)
    way = decided_way(row) or way_for(case.content.answers, owned=row.owner_id is not None)
    rule = delivery_rule(procedure, way, day)
    remedy = document.remedy if document is not None else None
    block = remedy_block(remedy or procedure, case.town.land, day, office=case.authority, address=case.address)
    return DecisionFacts(
        case=case,
        outcome=outcome,
        reasons="" if document is not None and document.fixed else reasons,
        clerk=clerk,
        way=way,
        delivery=delivery(day, rule, block.months, case.town.land),
        rule=rule,
        remedy=block if remedy else None,
    )


def decided_way(row: Case) -> Way | None:
    """The way that was fixed with the decision; None before it."""
    return WAYS[row.way] if row.way else None


def document_for(row: Case, outcome: Outcome) -> Letter | None:
    """The service's document for this outcome; None where it sends nothing."""
    module = rows.module_of(row)
    name = module.result.get(outcome)
    return module.documents[name] if name else None
