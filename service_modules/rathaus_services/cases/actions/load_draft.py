"""Reading a draft and a person's list of drafts."""

from uuid import UUID

from django.db.models import Q

from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_services.cases import drafts
from rathaus_services.cases.access import citizen, open_draft
from rathaus_services.cases.models import Draft
from rathaus_services.cases.values import DraftRow, DraftView, Grants
from rathaus_services.releases import api as releases


def load_draft(draft_id: UUID, *, person: Person | None, grants: Grants) -> DraftView:
    """The draft of this person or browser. Raises UnknownDraft for foreign, expired and unknown ids alike."""
    row = open_draft(draft_id, person=person, grants=grants)
    seal = drafts.seal_of(row)
    return drafts.view(row, drafts.release_of(row), seal, drafts.content_of(row, seal))


def my_drafts(person: Person | None, grants: Grants = frozenset(), *, language: str = "de") -> tuple[DraftRow, ...]:
    """Drafts of the person or of this browser that have not been sent, newest first."""
    owner = citizen(person)
    mine = Q(pk__in=grants) | (Q(owner_id=owner.id) if owner else Q(pk__in=()))
    rows = Draft.objects.filter(mine, case=None, expires_at__gt=now()).order_by("-saved_at")
    found = list(rows[:100])
    known = releases.releases_of(row.release_id for row in found)
    return tuple(
        DraftRow(
            id=row.id,
            key=row.key,
            title=known[row.release_id].module.text("title", language),
            saved_at=row.saved_at,
            expires_at=row.expires_at,
        )
        for row in found
    )
