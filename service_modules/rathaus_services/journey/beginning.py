"""Beginning an application: a draft, its grant for this browser, and what the account already knows."""

from collections.abc import MutableMapping
from typing import Any
from uuid import UUID

from rathaus_platform.identity.api import Person, narrow_facts
from rathaus_services.cases import api as cases
from rathaus_services.journey import service
from rathaus_services.journey.handover import lasting
from rathaus_services.journey.prefill import from_account

CODES = "journey.codes"
_KEPT = 5


def begin_draft(session: MutableMapping[str, Any], *, key: str, person: Person | None, ip: str) -> UUID:
    """Start the draft. Its resume code is known only now, so the session keeps it for the page that shows it.

    Raises TooManyBegun.
    """
    draft = cases.start_draft(key=key, person=person, ip=ip)
    cases.grant(session, draft.id)
    keep_code(session, draft.id, str(draft.code))
    found = service.of_draft(draft)
    answers = from_account(found.module, person)
    if answers:
        cases.save_step(draft.id, answers=answers, person=person, grants=frozenset({draft.id}))
    narrow_facts(session, key, lasting(found))
    return draft.id


def keep_code(session: MutableMapping[str, Any], draft_id: UUID, code: str) -> None:
    """Remember the code in this browser's session; it is stored nowhere else."""
    codes = list(session.get(CODES, {}).items())[-_KEPT + 1 :]
    session[CODES] = {**dict(codes), str(draft_id): code}


def code_of(session: MutableMapping[str, Any], draft_id: UUID) -> str:
    """The resume code, where this browser began the draft or opened it with its code; else empty."""
    return str(session.get(CODES, {}).get(str(draft_id), ""))
