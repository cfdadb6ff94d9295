"""Making a case of a draft: number, sealed content, files, first event; inside the transaction of sending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from rathaus_platform.identity.api import Person, TrustLevel
from rathaus_platform.ids import new_code
from rathaus_services.activation import api as activation
from rathaus_services.cases import codes, events, files, rows
from rathaus_services.cases.access import actor_of
from rathaus_services.cases.applicant import applicant_of
from rathaus_services.cases.completeness import file_ids
from rathaus_services.cases.content import CaseContent, DraftContent
from rathaus_services.cases.deadlines import promised
from rathaus_services.cases.models import Case, CaseFile, Draft
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.numbers import next_number
from rathaus_services.cases.promise import promised_days
from rathaus_services.cases.sealing import Keyring, Seal
from rathaus_services.cases.statutory import decision_due, is_complete, restart_fiction
from rathaus_services.cases.values import FeeView
from rathaus_services.manifest import Module
from rathaus_services.process import api as process
from rathaus_services.releases.api import Release
from rathaus_tenants.context import current_town


@dataclass(frozen=True)
class Submission:
    """Everything that was checked and computed before the case is made."""

    case_id: UUID
    release: Release
    content: DraftContent
    parameters: dict[str, Any]
    files: Sequence[CaseFile]  # of the draft
    fee: FeeView | None
    person: Person | None
    trust: TrustLevel
    at: datetime
    language: str = "de"

    @property
    def module(self) -> Module:
        """The service as it was when the draft was begun."""
        return self.release.module

    @property
    def day(self) -> date:
        """The legal day of receipt."""
        return german_day(self.at)


def open_case(ring: Keyring, draft: Draft, old: Seal, sub: Submission) -> tuple[Case, CaseContent]:
    """The new case, saved, with the draft's files moved to it."""
    seal, wrapped = ring.new(rows.KIND, sub.case_id)
    content = CaseContent(
        answers=sub.content.answers,
        contact_email=sub.content.contact_email,
        code=new_code(),
        fee=sub.fee,
        parameters=sub.parameters,
        language=sub.language,
    )
    applicant = applicant_of(sub.module, content.answers)
    town, days = current_town(), promised_days(sub.module, sub.parameters)
    case = Case(
        id=sub.case_id,
        number=next_number(town.slug, sub.day.year),
        key=draft.key,
        release_id=draft.release_id,
        owner_id=draft.owner_id,
        code_hash=codes.case_mark(content.code, sub.case_id),
        wrapped_key=wrapped,
        sealed_content=seal.close("content", content.encode()),
        sealed_applicant=seal.close("applicant", applicant.encode()),
        state=process.initial_state(sub.module),
        trust=sub.trust.value,
        fee_total=None if sub.fee is None or sub.fee.by_effort else sub.fee.total,
        submitted_at=sub.at,
        promised_days=days,
        due_on=_earlier(promised(sub.day, days, town.land), decision_due(sub.module, sub.day, town.land)),
    )
    if is_complete(sub.module, content.answers):
        restart_fiction(case, sub.module, sub.day, town.land)
    case.save(force_insert=True)
    _move_files(sub.files, case, old, seal, file_ids(sub.module, content.answers))
    events.add(
        case,
        seal,
        kind="submitted",
        at=sub.at,
        actor=actor_of(sub.person),
        author=applicant.name,
        text=sub.module.text("receipt"),
        public=True,
    )
    _count(draft, sub)
    return case, content


def _count(draft: Draft, sub: Submission) -> None:
    at_once = {activation.Counted.FINISHED} if german_day(draft.created_at) == sub.day else set()
    activation.count(draft.release_id, activation.Counted.SENT, *at_once)


def _earlier(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _move_files(handed_in: Sequence[CaseFile], case: Case, old: Seal, new: Seal, named: frozenset[str]) -> None:
    moved = [row for row in handed_in if str(row.stored_id) in named]
    for row in moved:
        files.reseal(row, old, new)
        row.draft, row.case = None, case
    CaseFile.objects.bulk_update(moved, ["draft", "case", "sealed_name"])
    # The others belong to questions that are not asked any more.
    files.erase(row for row in handed_in if str(row.stored_id) not in named)
