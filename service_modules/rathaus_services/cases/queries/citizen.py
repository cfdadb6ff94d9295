"""A case as its citizen sees it, and the list of a person's cases."""

from uuid import UUID

from rathaus_platform.identity.api import Person
from rathaus_services.cases import moves, rows
from rathaus_services.cases.access import open_case
from rathaus_services.cases.assurance import needed_trust
from rathaus_services.cases.content import CaseContent
from rathaus_services.cases.fee import fee_in
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.owed import owed
from rathaus_services.cases.queries.history import History, history_of
from rathaus_services.cases.queries.timeline import timeline
from rathaus_services.cases.sealing import Seal
from rathaus_services.cases.values import CaseRow, CaseView, DecisionView, Grants, Outcome
from rathaus_services.manifest import Module
from rathaus_services.process import api as process

MOST_ROWS = 200


def case_for_citizen(case_id: UUID, *, person: Person | None, grants: Grants, language: str = "de") -> CaseView:
    """The case of this person or browser in one language. Raises UnknownCase for foreign and unknown ids alike."""
    row = open_case(case_id, person=person, grants=grants)
    seal = rows.seal_of(row)
    return _view(row, rows.module_of(row), rows.content_of(row, seal), history_of(row, seal), seal, language)


def my_cases(person: Person, *, language: str = "de") -> tuple[CaseRow, ...]:
    """The person's cases, newest first."""
    found = list(Case.objects.filter(owner_id=person.id).order_by("-submitted_at")[:MOST_ROWS])
    modules = rows.modules_of(found)
    return tuple(_row(row, modules[row.release_id], language) for row in found)


def decision_of(row: Case) -> DecisionView | None:
    """The outcome with its dates; None while nothing is decided."""
    if row.decided_at is None:
        return None
    outcome: Outcome = "granted" if row.outcome == "granted" else "refused"
    return DecisionView(
        outcome=outcome,
        decided_at=row.decided_at,
        available_on=row.available_on,
        delivered_on=row.delivered_on,
        objection_until=row.objection_until,
        way=row.way,
    )


def _view(row: Case, module: Module, content: CaseContent, history: History, seal: Seal, language: str) -> CaseView:
    return CaseView(
        id=row.id,
        number=row.number,
        key=row.key,
        release_id=row.release_id,
        title=module.text("title", language),
        applicant=rows.applicant_of(row, seal).name,
        state=row.state,
        state_label=process.label_of(module, row.state, language),
        turn=process.turn_of(row.state),
        submitted_at=row.submitted_at,
        due_on=row.due_on,
        paused=row.paused_at is not None,
        timeline=timeline(row, module, history, language),
        question=history.open_question(),
        owed=() if row.closed_at else owed(module, content, (file.field for file in history.files), language),
        messages=history.messages(),
        files=history.files,
        fee=fee_in(module, content, german_day(row.submitted_at), language),
        decision=decision_of(row),
        contact_email=content.contact_email,
        code=content.code,
        may_withdraw=moves.may(row, module, "zurueckziehen"),
        needed_trust=needed_trust(module, content.parameters).value,
        owned=row.owner_id is not None,
        rated=content.rated,
    )


def _row(row: Case, module: Module, language: str) -> CaseRow:
    return CaseRow(
        id=row.id,
        number=row.number,
        key=row.key,
        title=module.text("title", language),
        state=row.state,
        state_label=process.label_of(module, row.state, language),
        turn=process.turn_of(row.state),
        submitted_at=row.submitted_at,
        due_on=row.due_on,
    )
