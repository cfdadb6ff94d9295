"""What Keycloak still has of towns that were deleted here; `registry_departed` alone says which those are."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import structlog

from rathaus_platform import clock
from rathaus_platform.errors import PlatformError
from rathaus_platform.identity import api as identity
from rathaus_tenants.context import in_public
from rathaus_tenants.registry.models import Departed, Town

log = structlog.get_logger(__name__)
ASKED_FOR: Final = timedelta(days=30)  # how long the hourly task looks after a deleted town; `apply` always does


def departed(within: timedelta | None = None) -> Iterator[identity.DepartedTown]:
    """All deleted towns, or those of this time. Whether the slug has come to another town is read for each anew."""
    with in_public():
        rows = Departed.objects.order_by("deleted_at")
        if within is not None:
            rows = rows.filter(deleted_at__gt=clock.now() - within)
        found = list(rows.values_list("id", "slug"))
    for town_id, slug in found:
        with in_public():
            successor = Town.objects.filter(slug=slug).exists()
        yield identity.DepartedTown(str(town_id), slug, successor)


def remove_at_keycloak(town: identity.DepartedTown) -> bool:
    """Whether nothing of it is left there. While Keycloak is away that waits for the next hour."""
    try:
        changes = identity.remove_town(town)
    except PlatformError as problem:
        log.warning("departed_town_at_keycloak", town=town.slug, problem=problem.code)
        return False
    if changes:
        log.info("departed_town_removed", town=town.slug, keys=[change.wanted.key for change in changes])
    return True
