"""One intent to send, known by its key: the first content counts, a repetition finds it again."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from rathaus_services.cases import canonical
from rathaus_services.cases.content import DraftContent
from rathaus_services.cases.errors import OtherContent
from rathaus_services.cases.models import Case, Draft, SubmissionKey
from rathaus_services.cases.sealing import Keyring

_TAKE = """
INSERT INTO "cases_submissionkey" (key, fingerprint, case_id, draft_id, created_at) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT DO NOTHING RETURNING key
"""


def fingerprint(ring: Keyring, draft: Draft, content: DraftContent) -> str:
    """The mark of what would be sent: service, release, answers (files by their ids) and mail address."""
    whole = {"key": draft.key, "release": str(draft.release_id), "content": content.encode().decode()}
    return ring.fingerprint(canonical.encode(whole), "submission")


def claim(key: UUID, mark: str, *, case_id: UUID, draft: Draft, at: datetime) -> Case | None:
    """Take the key for a new case, or give the case that was sent before. Raises OtherContent.

    The draft is locked. A parallel post from another draft with the same key waits at the insert until the
    first one has been committed or rolled back.
    """
    if draft.case_id is None and _took(key, mark, case_id, draft.id, at):
        return None
    this = Q(pk=key) if draft.case_id is None else Q(draft_id=draft.id)
    earlier = SubmissionKey.objects.select_related("case").get(this)
    case = earlier.case
    if earlier.fingerprint != mark:
        raise OtherContent(case_id=case.id, number=case.number)
    return case


def _took(*intent: UUID | str | datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, intent)
        return cursor.fetchone() is not None


def of_gone_draft(key: UUID, draft_id: UUID) -> Case | None:
    """The case of an intent whose draft has been deleted since."""
    found = SubmissionKey.objects.select_related("case").filter(pk=key, draft_id=draft_id).first()
    return None if found is None else found.case
