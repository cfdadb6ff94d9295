"""One intent to send, known by its key: the first content counts, a repetition finds it again."""

from datetime import datetime
from uuid import UUID

from rathaus_services.cases import canonical
from rathaus_services.cases.content import DraftContent
from rathaus_services.cases.errors import OtherContent
from rathaus_services.cases.models import Case, Draft, SubmissionKey
from rathaus_services.cases.sealing import Keyring


def fingerprint(ring: Keyring, draft: Draft, content: DraftContent) -> str:
    """The mark of what would be sent: service, release, answers (files by their ids) and mail address."""
    whole = {"key": draft.key, "release": str(draft.release_id), "content": content.encode().decode()}
    return ring.fingerprint(canonical.encode(whole), "submission")


def claim(key: UUID, mark: str, *, case_id: UUID, draft: Draft, at: datetime) -> Case | None:
    """Take the key for a new case, or give the case that was sent before. Raises OtherContent.

    The draft is locked. A parallel post from another draft with the same key waits at the insert until the
    first one has been committed or rolled back.
    """
    earlier = SubmissionKey.objects.filter(draft_id=draft.id).first()
    if earlier is None:
        intent = SubmissionKey(key=key, fingerprint=mark, case_id=case_id, draft_id=draft.id, created_at=at)
        SubmissionKey.objects.bulk_create([intent], ignore_conflicts=True)
        earlier = SubmissionKey.objects.get(pk=key)
        if earlier.case_id == case_id:
            return None
    case = earlier.case
    if earlier.fingerprint != mark:
        raise OtherContent(case_id=case.id, number=case.number)
    return case


def of_gone_draft(key: UUID, draft_id: UUID) -> Case | None:
    """The case of an intent whose draft has been deleted since."""
    found = SubmissionKey.objects.select_related("case").filter(pk=key, draft_id=draft_id).first()
    return None if found is None else found.case
