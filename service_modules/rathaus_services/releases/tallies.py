"""The towns' numbers: kept as each town tells them, summed for the comparison of two releases."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Max, Sum

from rathaus_services.releases.models import Tally
from rathaus_tenants.context import in_public
from rathaus_tenants.values import TownRef

NUMBERS: Final = ("begun", "finished", "sent", "refused", "broken")


def told_until(town: TownRef) -> date | None:
    """The last day the town has told; it may have gone on since, so it is told again from this day."""
    with in_public():
        last: date | None = Tally.objects.filter(town_id=town.id).aggregate(last=Max("day"))["last"]
        return last


def keep_tallies(town: TownRef, counts: Iterable[tuple[int, date, str, int]]) -> int:
    """Write the town's numbers (release, day, kind, number) in place of what it told earlier; returns the rows."""
    found: dict[tuple[int, date], dict[str, int]] = defaultdict(dict)
    for release_id, day, kind, number in counts:
        found[release_id, day][kind] = number
    rows = [Tally(town_id=town.id, release_id=pk, day=day, **numbers) for (pk, day), numbers in found.items()]
    with in_public():
        Tally.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["town", "day", "release"], update_fields=list(NUMBERS)
        )
    return len(rows)


def towns_with(release_id: int) -> list[UUID]:
    """The towns that have told numbers of this release."""
    return list(Tally.objects.filter(release_id=release_id).values_list("town_id", flat=True).distinct())


def summed(
    release_id: int, since: date, before: date | None = None, towns: Sequence[UUID] | None = None
) -> dict[str, int]:
    """All numbers of a release from a day on, and before another; of these towns or of all."""
    rows = Tally.objects.filter(release_id=release_id, day__gte=since)
    if before is not None:
        rows = rows.filter(day__lt=before)
    if towns is not None:
        rows = rows.filter(town_id__in=towns)
    return {name: number or 0 for name, number in rows.aggregate(**{name: Sum(name) for name in NUMBERS}).items()}


def forget_old_tallies(before: date) -> int:
    """Take away what nobody compares with any more; returns the number of rows."""
    with in_public():
        return Tally.objects.filter(day__lt=before).delete()[0]
