"""Offering a service from a day on, and ending that. Operators' numbers follow at once."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_services.activation import parameters
from rathaus_services.activation.errors import Incomplete
from rathaus_services.activation.models import Activation
from rathaus_services.activation.needs import needs
from rathaus_services.activation.telling import tell
from rathaus_services.releases import api as releases
from rathaus_tenants.registry.api import content_changed


@transaction.atomic
def activate(key: str, *, active_from: date | None = None, actor: audit.Actor = audit.SYSTEM) -> None:
    """Offer a service from a day on. Raises NotReleased, Incomplete while values are missing or do not fit."""
    begin(key, active_from or today(), actor)
    tell()


def begin(key: str, day: date, actor: audit.Actor = audit.SYSTEM) -> None:
    """The same for one of many: whoever calls tells at the end."""
    needed = needs(releases.release_for(key).module, parameters.in_force(key, day))
    if needed.names:
        raise Incomplete(needed.names)
    Activation.objects.update_or_create(key=key, defaults={"active_from": day, "active_until": None})
    content_changed()
    audit.record("service.activated", subject=("service", key), actor=actor, details={"from": day.isoformat()})


@transaction.atomic
def deactivate(key: str, *, last_day: date, actor: audit.Actor = audit.SYSTEM) -> None:
    """Stop offering a service after a day. Cases go on; nothing happens where it was not offered."""
    row = Activation.objects.select_for_update().filter(key=key).first()
    if row is None:
        return
    row.active_until = max(last_day, row.active_from)
    row.save(update_fields=["active_until", "changed_at"])
    content_changed()
    details: Mapping[str, str] = {"last_day": row.active_until.isoformat()}
    audit.record("service.deactivated", subject=("service", key), actor=actor, details=details)
    tell()
