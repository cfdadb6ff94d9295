"""Saving the answers of one step."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_services.cases import drafts
from rathaus_services.cases.access import citizen, open_draft
from rathaus_services.cases.values import DraftView, Grants


def save_step(
    draft_id: UUID,
    *,
    answers: Mapping[str, Any],
    person: Person | None,
    grants: Grants,
    contact_email: str | None = None,
) -> DraftView:
    """Merge the answers of one step into the draft; a None value takes an answer away. Does not validate.

    A draft that was begun without an account belongs to the account from now on, once somebody signed in.
    """
    with transaction.atomic():
        row = open_draft(draft_id, person=person, grants=grants, lock=True)
        release, seal = drafts.release_of(row), drafts.seal_of(row)
        content = drafts.content_of(row, seal).with_answers(answers)
        if contact_email is not None:
            content = replace(content, contact_email=contact_email.strip())
        drafts.put(row, seal, content)
        owner = citizen(person)
        if row.owner_id is None and owner is not None:
            row.owner_id = owner.id
        row.saved_at = now()
        if row.case_id is None:
            row.expires_at = drafts.expiry(release.module, row.saved_at)
        row.save(update_fields=["sealed_content", "owner_id", "saved_at", "expires_at"])
    return drafts.view(row, release, seal, content)
