"""Holding a town on a release until a day: to wait with a new one, or to go back to an old one. Cases keep theirs."""

from datetime import date

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_services.activation import parameters
from rathaus_services.activation.errors import Incomplete, NotOffered
from rathaus_services.activation.models import Activation
from rathaus_services.activation.telling import tell
from rathaus_services.releases import api as releases
from rathaus_tenants.registry.api import content_changed


@transaction.atomic
def pin(key: str, until: date, release: str = "", *, actor: audit.Actor = audit.SYSTEM) -> releases.Release:
    """Hold the bound town on a release up to and including `until`; the next day it follows the newest again.

    `release` is a version or the beginning of a content hash, empty for what the town has now. Raises NotOffered,
    NotReleased, Invalid (the day is over), Incomplete (that release needs values the town has not set).
    """
    row = _row(key)
    if until < today():
        raise Invalid(problems=(FieldProblem("until", _("Dieser Tag ist vorbei."), "zu_frueh"),))
    found = releases.named(key, release) if release else releases.release_for(key)
    if missing := parameters.missing(found.module, parameters.in_force(key, today())):
        raise Incomplete(missing)
    _save(row, found.id, until)
    details = {"release": found.content_hash, "version": found.version, "until": until.isoformat()}
    audit.record("service.pinned", subject=("service", key), actor=actor, details=details)
    return found


@transaction.atomic
def unpin(key: str, *, actor: audit.Actor = audit.SYSTEM) -> None:
    """Let the bound town follow the newest release again. Nothing happens where nothing holds it. Raises NotOffered."""
    row = _row(key)
    if row.pinned_until is None:
        return
    _save(row, None, None)
    audit.record("service.unpinned", subject=("service", key), actor=actor)


def is_held(key: str) -> bool:
    """Whether the bound town is held on a release of this service today."""
    return held(key).exists()


def held(key: str) -> QuerySet[Model, int]:
    """The id of the release that the bound town is held on today, as a subquery."""
    rows = Activation.objects.filter(key=key, pinned_until__gte=today(), pinned_release__isnull=False)
    return rows.values_list("pinned_release_id", flat=True)


def _row(key: str) -> Activation:
    row = Activation.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise NotOffered
    return row


def _save(row: Activation, release: int | None, until: date | None) -> None:
    row.pinned_release_id, row.pinned_until = release, until
    row.save(update_fields=["pinned_release", "pinned_until", "changed_at"])
    content_changed()
    tell()
