"""Which release of each service the bound town uses on a day: that it is held on, else that which has reached it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet

from rathaus_services.activation.models import Activation
from rathaus_services.releases import api as releases


@dataclass(frozen=True)
class Used:
    """A service that the town offers. `held_until` is the last day on which it is held on this release."""

    key: str
    release_id: int
    content_hash: str
    held_until: date | None


def used(day: date) -> list[Used]:
    """Every service offered on this day whose release is known; one statement."""
    rows = active_on(day).annotate(followed=releases.followed(OuterRef("key"), OuterRef("follows")))
    columns = rows.values(
        "key", "followed", "pinned_until", "pinned_release_id", mark=F("pinned_release__content_hash")
    )
    return [one for row in columns if (one := _used(row, day)) is not None]


def active_on(day: date) -> QuerySet[Activation]:
    """The services offered on this day; none of which no release can be shown because values are missing."""
    open_ended = Q(active_until__isnull=True) | Q(active_until__gte=day)
    shown = Q(follows__isnull=False) | Q(waits_for=[]) | Q(pinned_until__gte=day)
    return Activation.objects.filter(open_ended, shown, active_from__lte=day)


def _used(row: Mapping[str, Any], day: date) -> Used | None:
    until, followed = row["pinned_until"], row["followed"]
    if until is not None and until >= day and row["pinned_release_id"]:
        return Used(row["key"], row["pinned_release_id"], row["mark"], until)
    return Used(row["key"], followed["id"], followed["hash"], None) if followed else None
