"""Sending an application in one call, as the API does: a draft that lives no longer than the call."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rathaus_platform.errors import Invalid
from rathaus_platform.identity.api import Person
from rathaus_services.cases.actions.save_step import save_step
from rathaus_services.cases.actions.start_draft import start_draft
from rathaus_services.cases.actions.submit import submit
from rathaus_services.cases.models import Draft
from rathaus_services.cases.values import Receipt


def submit_answers(
    *, key: str, answers: Mapping[str, Any], idempotency_key: UUID, person: Person | None, contact_email: str = ""
) -> Receipt:
    """Send all answers at once; the same rules as for a form. Raises what `submit` raises.

    A retry with the same key finds the case of the first call; its own draft is thrown away.
    """
    if not isinstance(answers, Mapping):
        raise Invalid
    draft = start_draft(key=key, person=person)
    grants = frozenset({draft.id})
    try:
        save_step(draft.id, answers=answers, person=person, grants=grants, contact_email=contact_email)
        return submit(draft.id, idempotency_key=idempotency_key, person=person, grants=grants)
    finally:
        Draft.objects.filter(pk=draft.id, case=None).delete()
