"""Making a case of a draft: number, sealed content, files, first event; inside the transaction of sending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rathaus_platform.errors import FieldProblem
from rathaus_platform.identity.api import Person, TrustLevel
from rathaus_platform.ids import new_code
from rathaus_services.activation import api as activation
from rathaus_services.cases import codes, events, files, rows
from rathaus_services.cases.access import actor_of
from rathaus_services.cases.completeness import file_ids
from rathaus_services.cases.content import Applicant, CaseContent, DraftContent
from rathaus_services.cases.deadlines import promised
from rathaus_services.cases.files import HandedIn
from rathaus_services.cases.models import Case, Draft
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.numbers import next_number
from rathaus_services.cases.promise import promised_days
from rathaus_services.cases.sealing import Keyring, Seal
from rathaus_services.cases.statutory import decision_due, is_complete, restart_fiction
from rathaus_services.cases.terms import Terms
from rathaus_services.cases.values import FeeView
from rathaus_services.process import api as process
from rathaus_tenants.context import current_town


@dataclass(frozen=True)
class Submission:
    """Everything that was checked and computed before the case is made."""

    case_id: UUID
    terms: Terms
    content: DraftContent
    applicant: Applicant
    files: Sequence[HandedIn]  # of the draft
    fee: FeeView | None
    person: Person | None
    trust: TrustLevel
    language: str = "de"
    warnings: tuple[FieldProblem, ...] = ()


def open_case(ring: Keyring, draft: Draft, old: Seal, sub: Submission) -> tuple[Case, CaseContent]:
    """The new case, saved, with the draft's files moved to it.

    What all senders of the town share, the number and the counts, comes last: whoever has it makes the others wait.
    """
    (seal, wrapped), terms, module = ring.new(rows.KIND, sub.case_id), sub.terms, sub.terms.module
    content = CaseContent(
        answers=sub.content.answers,
        contact_email=sub.content.contact_email,
        code=new_code(),
        fee=sub.fee,
        parameters=terms.parameters,
        language=sub.language,
    )
    town, days = current_town(), promised_days(module, terms.parameters)
    case = Case(
        id=sub.case_id,
        key=draft.key,
        release_id=draft.release_id,
        owner_id=draft.owner_id,
        code_hash=codes.case_mark(content.code, sub.case_id),
        wrapped_key=wrapped,
        sealed_content=seal.close("content", content.encode()),
        sealed_applicant=seal.close("applicant", sub.applicant.encode()),
        state=process.initial_state(module),
        trust=sub.trust.value,
        fee_total=None if sub.fee is None or sub.fee.by_effort else sub.fee.total,
        submitted_at=terms.at,
        promised_days=days,
        due_on=_earlier(promised(terms.day, days, town.land), decision_due(module, terms.day, town.land)),
    )
    if is_complete(module, content.answers):
        restart_fiction(case, module, terms.day, town.land)
    _move_files(sub.files, case, old, seal, file_ids(module, content.answers))
    events.add(
        case,
        seal,
        kind="submitted",
        at=terms.at,
        actor=actor_of(sub.person),
        author=sub.applicant.name,
        text=module.text("receipt"),
        public=True,
    )
    case.number = next_number(town.slug, terms.day.year)
    case.save(force_insert=True)
    _count(draft, sub)
    return case, content


def _count(draft: Draft, sub: Submission) -> None:
    at_once = {activation.Counted.FINISHED} if german_day(draft.created_at) == sub.terms.day else set()
    activation.count(draft.release_id, activation.Counted.SENT, *at_once)


def _earlier(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _move_files(handed_in: Sequence[HandedIn], case: Case, old: Seal, new: Seal, named: frozenset[str]) -> None:
    files.move((row for row in handed_in if str(row.stored_id) in named), case, old, new)
    # The others belong to questions that are not asked any more.
    files.erase(row for row in handed_in if str(row.stored_id) not in named)
