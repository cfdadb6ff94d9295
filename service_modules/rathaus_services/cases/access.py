"""Who may open a draft or case. A foreign row and none look the same; staff come in through the desk only."""

from uuid import UUID

from rathaus_platform.audit.api import Actor
from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person, TrustLevel, actor_of_guest
from rathaus_services.cases.errors import UnknownCase, UnknownDraft
from rathaus_services.cases.models import Case, Draft
from rathaus_services.cases.scope import ReadOnly, scope_of
from rathaus_services.cases.values import Grants

# The release beside its draft: whoever opens one wants the other. As text, because every page of a form does.
_DRAFT = """
SELECT draft.*, release.version AS release_version, release.content_hash AS release_hash
FROM cases_draft AS draft JOIN releases_modulerelease AS release ON release.id = draft.release_id
WHERE draft.id = %s AND draft.expires_at > %s
"""


def open_draft(draft_id: UUID, *, person: Person | None, grants: Grants, lock: bool = False) -> Draft:
    """The draft of this person or browser, with its release. Raises UnknownDraft. `lock` needs a transaction."""
    rows = Draft.objects.raw(_DRAFT + ("FOR UPDATE OF draft" if lock else ""), [draft_id, now()])
    row = next(iter(rows), None)
    if row is None or not _opens(row.id, row.owner_id, person, grants):
        raise UnknownDraft
    return row


def open_case(case_id: UUID, *, person: Person | None, grants: Grants, lock: bool = False) -> Case:
    """The case of this person or browser. Raises UnknownCase. `lock` needs a transaction."""
    rows = Case.objects.select_for_update() if lock else Case.objects.all()
    row = rows.filter(pk=case_id).first()
    if row is None or not _opens(row.id, row.owner_id, person, grants):
        raise UnknownCase
    return row


def staff_case(case_id: UUID, *, staff: Person, lock: bool = False, acting: bool = False) -> Case:
    """The case for whoever works at the desk and may see it. Whoever locks it, or says `acting`, is about to change it.

    Raises Forbidden, ReadOnly, UnknownCase (also for a case outside of the person's scope).
    """
    scope = scope_of(staff)
    if (lock or acting) and scope.read_only:
        raise ReadOnly
    rows = scope.cases().select_for_update() if lock else scope.cases()
    row = rows.filter(pk=case_id).first()
    if row is None:
        raise UnknownCase
    return row


def citizen(person: Person | None) -> Person | None:
    """The person if it is a citizen: staff who apply do so with their own account, not with the office's."""
    return None if person is None or person.is_staff else person


def trust_of(person: Person | None) -> TrustLevel:
    """How surely we know who applies."""
    applicant = citizen(person)
    return TrustLevel.OHNE if applicant is None else applicant.trust


def actor_of(person: Person | None) -> Actor:
    """The actor for the audit trail; citizens without an account have no id."""
    if person is not None and person.guest is not None:
        return actor_of_guest(person.guest, person.id, person.name)
    if person is not None and person.is_staff:
        return Actor("staff", str(person.id), person.name)
    return Actor("citizen", "" if person is None else str(person.id), "")


def _opens(row_id: UUID, owner_id: UUID | None, person: Person | None, grants: Grants) -> bool:
    applicant = citizen(person)
    return row_id in grants or (applicant is not None and owner_id == applicant.id)
