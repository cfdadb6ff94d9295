"""Sending an application: everything happens in one transaction, and nothing is told before its commit."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.errors import FactsNeeded, FieldProblem, Invalid, TrustTooLow
from rathaus_platform.identity.api import Person
from rathaus_platform.ids import new_id
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import drafts, files, intents, rows
from rathaus_services.cases.access import actor_of, citizen, open_draft, trust_of
from rathaus_services.cases.applicant import applicant_of
from rathaus_services.cases.assurance import needed_trust
from rathaus_services.cases.completeness import file_problems
from rathaus_services.cases.content import CaseContent, DraftContent
from rathaus_services.cases.errors import ServiceClosed, UnknownDraft
from rathaus_services.cases.fee import fee_of
from rathaus_services.cases.models import Case, Draft
from rathaus_services.cases.opening import Submission, open_case
from rathaus_services.cases.sealing import Keyring
from rathaus_services.cases.terms import Terms, terms_of
from rathaus_services.cases.values import Answers, Grants, Receipt
from rathaus_services.forms import api as forms
from rathaus_services.forms.account import may_lock, wanted
from rathaus_services.manifest import Module

REPLAYS = timedelta(days=1)
"""How long the sent draft stays, so that a repeated post can be compared with it."""
LastPage = Callable[[Module, Answers, Mapping[str, Any]], Answers]
"""Answers of the page that sends, of a service, for the answers so far and the town's values."""


def submit(
    draft_id: UUID,
    *,
    idempotency_key: UUID,
    person: Person | None,
    grants: Grants,
    contact_email: str = "",
    answers: Mapping[str, Any] | None = None,
    last_page: LastPage | None = None,
    language: str = "de",
    actor: audit.Actor | None = None,
) -> Receipt:
    """Send the draft in one transaction; returns after the commit. No `contact_email`, no `answers`: the draft's.

    `last_page` reads what the page that sends says itself; a draft that was sent before is left as it is.
    `language` (de, de-LS, en) is that of the form; sentences about mistakes and later mails are written in it.
    `actor` is who sends for the applicant, for the audit trail.

    Raises UnknownDraft, Invalid (problems per field), TrustTooLow, OtherContent (same key, other content),
    ServiceClosed, FactsNeeded (the account has to vouch once more).
    """
    ring = Keyring.of_town()
    with transaction.atomic(durable=True):
        try:
            draft = open_draft(draft_id, person=person, grants=grants, lock=True)
        except UnknownDraft:
            return _replay_without_draft(ring, draft_id, idempotency_key, person, grants)
        seal, terms = drafts.seal_of(draft), terms_of(draft, now())
        kept = drafts.content_of(draft, seal)
        if last_page is not None and draft.case_id is None:
            kept = kept.with_answers(last_page(terms.module, kept.answers, terms.parameters))
        content = _content(kept, contact_email, answers)
        mark, case_id = intents.fingerprint(ring, draft, content), new_id()
        earlier = intents.claim(idempotency_key, mark, case_id=case_id, draft=draft, at=terms.at)
        if earlier is not None:
            return _replayed(ring, earlier)
        if draft.owner_id is None and (owner := citizen(person)) is not None:
            draft.owner_id = owner.id
        checked = _checked(draft, terms, content, case_id, person, language)
        case, sent = open_case(ring, draft, seal, checked)
        drafts.close(draft, seal, kept, case, expires_at=_expiry(terms))
        _record(case, terms, actor or actor_of(citizen(person)), mark)
    return _receipt(case, sent, checked.warnings, replayed=False)


def _content(kept: DraftContent, contact_email: str, answers: Mapping[str, Any] | None) -> DraftContent:
    """What is to be sent; an answer that is None is none."""
    given = kept.answers if answers is None else {name: one for name, one in answers.items() if one is not None}
    return replace(kept, answers=given, contact_email=contact_email.strip() or kept.contact_email)


def _checked(
    draft: Draft, terms: Terms, content: DraftContent, case_id: UUID, person: Person | None, language: str
) -> Submission:
    if not terms.standing.offered:
        raise ServiceClosed
    module, parameters, trust = terms.module, terms.parameters, trust_of(person)
    needed = needed_trust(module, parameters)
    if trust < needed:
        raise TrustTooLow(needed.value)
    sender = citizen(person)
    verified = _vouched_for(module, sender)
    checked = forms.check(module, content.answers, parameters, verified=verified, today=terms.day, language=language)
    handed_in = files.handed_in(draft)
    if problems := (*checked.problems, *file_problems(handed_in, module, checked.answers)):
        raise Invalid(problems=problems)
    applicant, email = applicant_of(module, checked.answers)
    return Submission(
        case_id=case_id,
        terms=terms,
        content=DraftContent(answers=checked.answers, contact_email=content.contact_email or email),
        applicant=applicant,
        files=handed_in,
        fee=fee_of(module, checked.answers, terms.standing, terms.day),
        person=sender,
        trust=trust,
        language=language,
        warnings=checked.warnings,
    )


def _vouched_for(module: Module, applicant: Person | None) -> Mapping[str, str]:
    """What the account says for this service. Fields that only it may answer are never taken on trust."""
    if applicant is None:
        return {}
    facts = applicant.verified_for(module.key)
    locked = [field for field in module.fields.values() if may_lock(field)]
    if locked and (facts is None or not applicant.vouches_for({fact for field in locked for fact in wanted(field)})):
        raise FactsNeeded(module.key)
    return facts or {}


def _expiry(terms: Terms) -> datetime:
    return min(drafts.expiry(terms.module, terms.at), terms.at + REPLAYS)


def _record(case: Case, terms: Terms, actor: audit.Actor, mark: str) -> None:
    outbox.enqueue("case.receipt", {"case": str(case.id)}, key=f"case.receipt/{case.id}")
    audit.record(
        "case.submitted",
        subject=("case", str(case.id)),
        actor=actor,
        details={
            "number": case.number,
            "service": case.key,
            "release": terms.release.content_hash,
            "content": mark,
            "trust": case.trust,
            "fee": None if case.fee_total is None else str(case.fee_total),
        },
    )


def _replay_without_draft(ring: Keyring, draft_id: UUID, key: UUID, person: Person | None, grants: Grants) -> Receipt:
    case = intents.of_gone_draft(key, draft_id)
    applicant = citizen(person)
    if case is None:
        raise UnknownDraft
    if draft_id not in grants and (applicant is None or case.owner_id != applicant.id):
        raise UnknownDraft
    return _replayed(ring, case)


def _replayed(ring: Keyring, case: Case) -> Receipt:
    kept = rows.content_of(case, rows.seal_of(case, ring))
    warnings = forms.warnings(rows.module_of(case), kept.answers, kept.parameters, language=kept.language)
    return _receipt(case, kept, warnings, replayed=True)


def _receipt(case: Case, kept: CaseContent, warnings: tuple[FieldProblem, ...], *, replayed: bool) -> Receipt:
    return Receipt(
        case_id=case.id,
        number=case.number,
        code=kept.code,
        submitted_at=case.submitted_at,
        replayed=replayed,
        warnings=warnings,
        key=case.key,
    )
