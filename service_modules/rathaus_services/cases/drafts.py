"""Opening and closing the sealed content of drafts, and how they look to others."""

from datetime import datetime, timedelta

from django.db import connection

from rathaus_services.cases import files
from rathaus_services.cases.content import DraftContent
from rathaus_services.cases.models import Case, Draft
from rathaus_services.cases.sealing import Keyring, Seal
from rathaus_services.cases.values import DraftView
from rathaus_services.manifest import Module
from rathaus_services.releases import api as releases
from rathaus_services.releases.api import Release

KIND = "draft"
_CLOSE = """
UPDATE cases_draft SET case_id = %s, owner_id = %s, sealed_content = %s, saved_at = %s, expires_at = %s WHERE id = %s
"""


def release_of(row: Draft) -> Release:
    """The release that an opened draft follows, without another statement."""
    return releases.known_as(row.release_id, row.key, row.release_version, row.release_hash)


def seal_of(row: Draft) -> Seal:
    """The seal of a draft of the bound town."""
    return Keyring.of_town().seal(KIND, row.id, row.wrapped_key)


def content_of(row: Draft, seal: Seal) -> DraftContent:
    """The answers so far."""
    return DraftContent.decode(seal.open("content", row.sealed_content))


def put(row: Draft, seal: Seal, content: DraftContent) -> None:
    """Seal new content into the row; the caller saves."""
    row.sealed_content = seal.close("content", content.encode())


def close(row: Draft, seal: Seal, content: DraftContent, case: Case, *, expires_at: datetime) -> None:
    """The draft was sent and became this case; it keeps what was sent until it expires."""
    sealed = seal.close("content", content.encode())
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, [case.id, row.owner_id, sealed, case.submitted_at, expires_at, row.id])


def expiry(module: Module, saved: datetime) -> datetime:
    """Until when a draft is kept after it was saved; the service's own period."""
    return saved + timedelta(days=int(module.legal["retention"]["drafts_days"]))


def view(row: Draft, release: Release, seal: Seal, content: DraftContent, *, code: str | None = None) -> DraftView:
    """The draft as others see it."""
    rows = row.files.select_related("stored").order_by("created_at")
    return DraftView(
        id=row.id,
        key=row.key,
        release=release,
        answers=content.answers,
        code=code,
        idempotency_key=row.idempotency_key,
        saved_at=row.saved_at,
        expires_at=row.expires_at,
        owner_id=row.owner_id,
        contact_email=content.contact_email,
        files=files.views(rows, seal),
        case_id=row.case_id,
    )
