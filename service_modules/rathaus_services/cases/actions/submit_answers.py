"""Sending an application in one call, as the API does: on the draft of its files, or one as short-lived as the call."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from rathaus_platform.audit.api import Actor
from rathaus_platform.errors import Invalid
from rathaus_platform.identity.api import Person
from rathaus_platform.ids import new_code
from rathaus_services.activation.api import Counted
from rathaus_services.cases import by_key, codes, limits
from rathaus_services.cases.access import citizen
from rathaus_services.cases.actions.start_draft import begin, taking
from rathaus_services.cases.actions.submit import submit
from rathaus_services.cases.models import Draft
from rathaus_services.cases.outcomes import count, counted
from rathaus_services.cases.values import Receipt


def submit_answers(
    *,
    key: str,
    answers: Mapping[str, Any],
    idempotency_key: UUID,
    person: Person | None,
    contact_email: str = "",
    ip: str = "",
    actor: Actor | None = None,
) -> Receipt:
    """Send all answers at once; the same rules as for a form. Raises what `submit` raises, and TooManyBegun.

    `actor` is who sends for the applicant, for the audit trail.
    Upload fields take the ids that `attach_by_key` gave under the same key; after a refusal the files are still there.
    A retry with the same key finds the case of the first call; a draft of its own is thrown away.
    """
    if not isinstance(answers, Mapping):
        raise Invalid
    begun = by_key.find(key, idempotency_key, person)
    draft = begun or _short_lived(key, person, ip)
    try:
        with counted(draft.release_id):
            receipt = submit(
                draft.id,
                idempotency_key=idempotency_key,
                person=person,
                grants=frozenset({draft.id}),
                contact_email=contact_email,
                answers=answers,
                actor=actor,
            )
    finally:
        if begun is None:
            Draft.objects.filter(pk=draft.id, case=None).delete()
    if begun is None and not receipt.replayed:
        count(draft.release_id, Counted.BEGUN)
    return receipt


def _short_lived(key: str, person: Person | None, ip: str) -> Draft:
    """A draft for this call. It counts as begun once it is sent: a refused call is refused, nobody has dropped off."""
    release = taking(key)
    limits.may_begin(citizen(person), ip)
    row, _seal = begin(release, person, code_hash=codes.draft_mark(new_code()), idempotency_key=uuid4())
    row.save(force_insert=True)
    return row
