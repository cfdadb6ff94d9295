"""Opens a case for writing: rows in, facts out."""

from datetime import date

from rathaus_services.cases import files, rows
from rathaus_services.cases.legal.delivery import delivery
from rathaus_services.cases.legal.table import Procedure, Way, delivery_rule, remedy_block
from rathaus_services.cases.letters.facts import CaseFacts, DecisionFacts
from rathaus_services.cases.models import Case
from rathaus_services.cases.values import Outcome
from rathaus_services.manifest import Letter
from rathaus_services.releases import api as releases
from rathaus_tenants.context import current_town
from rathaus_tenants.preferences.api import preferences


def case_facts(row: Case, day: date) -> CaseFacts:
    """The case as it can be written about on this day."""
    seal, release = rows.seal_of(row), releases.release(row.release_id)
    stored = row.files.select_related("stored").order_by("created_at", "pk")
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
        files=files.views(stored, seal),
        day=day,
    )


def decision_facts(
    row: Case, day: date, *, outcome: Outcome, reasons: str, clerk: str, document: Letter | None
) -> DecisionFacts:
    """The decision with its dates, when the letter is made available on this day.

    With an account it lies in the account's mailbox, without one it goes by post; both have their rule.
    """
    case = case_facts(row, day)
    procedure: Procedure = "abgabe" if case.module.kind == "abgabe" else "verwaltung"
    way: Way = "post" if row.owner_id is None else "postfach"
    rule = delivery_rule(procedure, way, day)
    block = remedy_block(
        document.remedy if document is not None and document.remedy else procedure,
        case.town.land,
        day,
        town=case.town_name,
        address=case.address,
    )
    return DecisionFacts(
        case=case,
        outcome=outcome,
        reasons=reasons,
        clerk=clerk,
        delivery=delivery(day, rule, block.months, case.town.land),
        rule=rule,
        remedy=block if document is not None and document.remedy else None,
    )


def document_for(row: Case, outcome: Outcome) -> Letter | None:
    """The service's document for this outcome; None where it sends nothing."""
    module = rows.module_of(row)
    name = module.result.get(outcome)
    return module.documents[name] if name else None
