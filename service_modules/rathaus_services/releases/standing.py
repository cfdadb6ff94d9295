"""Which release of each service every town uses: kept by the towns, counted for the operators."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, Sum

from rathaus_services.releases.models import Standing
from rathaus_tenants.context import in_public
from rathaus_tenants.values import TownRef


@dataclass(frozen=True)
class Stand:
    """A service of a town with the release it uses; `held_until` where it is held on it."""

    key: str
    release_id: int
    held_until: date | None
    open_questions: int = 0


@dataclass(frozen=True)
class TownCount:
    """How many towns use a release, and how many of them because they are held on it."""

    towns: int
    held: int


def keep_standing(town: TownRef, stands: Iterable[Stand], *, at: datetime) -> int:
    """Write what has changed, take away what the town offers no longer; returns the number of changes."""
    wanted = {stand.key: stand for stand in stands}
    with in_public():
        rows = Standing.objects.filter(town_id=town.id)
        known = {row.key: Stand(row.key, row.release_id, row.held_until, row.open_questions) for row in rows}
        changed = [stand for key, stand in wanted.items() if known.get(key) != stand]
        Standing.objects.bulk_create(
            (Standing(town_id=town.id, since=at, **vars(stand)) for stand in changed),
            update_conflicts=True,
            unique_fields=["town", "key"],
            update_fields=["release", "held_until", "open_questions", "since"],
        )
        gone = known.keys() - wanted.keys()
        if gone:
            rows.filter(key__in=gone).delete()
    return len(changed) + len(gone)


def town_counts() -> Mapping[int, TownCount]:
    """By release; one statement, whatever the number of towns."""
    with in_public():
        held = Count("id", filter=Q(held_until__isnull=False))
        rows = Standing.objects.values_list("release").annotate(towns=Count("id"), held=held)
        return {release: TownCount(towns, held) for release, towns, held in rows}


def asked_towns() -> Mapping[str, tuple[int, int]]:
    """By service: in how many towns somebody has to decide, and how much in all of them; one statement."""
    with in_public():
        rows = Standing.objects.filter(open_questions__gt=0).values_list("key")
        return {key: (towns, total) for key, towns, total in rows.annotate(Count("id"), Sum("open_questions"))}
