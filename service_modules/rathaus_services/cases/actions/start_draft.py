"""Beginning an application."""

from uuid import UUID, uuid4

from django.db import transaction

from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_platform.ids import new_code, new_id
from rathaus_services.activation import api as activation
from rathaus_services.cases import codes, drafts, limits
from rathaus_services.cases.access import citizen
from rathaus_services.cases.content import DraftContent
from rathaus_services.cases.errors import ServiceClosed
from rathaus_services.cases.models import Draft
from rathaus_services.cases.sealing import Keyring, Seal
from rathaus_services.cases.values import DraftView
from rathaus_services.releases import api as releases


def start_draft(*, key: str, person: Person | None, ip: str = "") -> DraftView:
    """A new empty draft of an active service. Only now is its code known. Call `grant` afterwards.

    `ip` is the address of whoever asks; without one nothing is counted (API clients have quotas of their own).
    Raises ServiceClosed, also for services that take no applications here, and TooManyBegun.
    """
    release = taking(key)
    limits.may_begin(citizen(person), ip)
    code = new_code()
    row, seal = begin(release, person, code_hash=codes.draft_mark(code), idempotency_key=uuid4())
    with transaction.atomic():
        row.save(force_insert=True)
        activation.count(row.release_id, activation.Counted.BEGUN)
    return drafts.view(row, release, seal, DraftContent(), code=code)


def begin(
    release: releases.Release, person: Person | None, *, code_hash: str, idempotency_key: UUID
) -> tuple[Draft, Seal]:
    """An empty draft that follows this release, with its seal; the caller saves."""
    owner, at, draft_id = citizen(person), now(), new_id()
    seal, wrapped = Keyring.of_town().new(drafts.KIND, draft_id)
    row = Draft(
        id=draft_id,
        key=release.key,
        release_id=release.id,
        owner_id=None if owner is None else owner.id,
        code_hash=code_hash,
        idempotency_key=idempotency_key,
        wrapped_key=wrapped,
        created_at=at,
        saved_at=at,
        expires_at=drafts.expiry(release.module, at),
    )
    drafts.put(row, seal, DraftContent())
    return row, seal


def taking(key: str) -> releases.Release:
    """The release a new application would follow. Raises ServiceClosed."""
    if not activation.is_active(key):
        raise ServiceClosed
    release = releases.release_for(key)
    if not release.module.takes_cases:
        raise ServiceClosed
    return release
