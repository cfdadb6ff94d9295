"""Sending an application in one call, as the API does: on the draft of its files, or one as short-lived as the call."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rathaus_platform.audit.api import Actor
from rathaus_platform.errors import Invalid
from rathaus_platform.identity.api import Person
from rathaus_services.cases import by_key
from rathaus_services.cases.actions.start_draft import start_draft
from rathaus_services.cases.actions.submit import submit
from rathaus_services.cases.models import Draft
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
    draft_id = begun.id if begun else start_draft(key=key, person=person, ip=ip).id
    try:
        return submit(
            draft_id,
            idempotency_key=idempotency_key,
            person=person,
            grants=frozenset({draft_id}),
            contact_email=contact_email,
            answers=answers,
            actor=actor,
        )
    finally:
        if begun is None:
            Draft.objects.filter(pk=draft_id, case=None).delete()
