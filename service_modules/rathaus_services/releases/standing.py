"""Which release of each service every town uses: kept by the towns, counted for the operators."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, Sum

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
    waits_release_id: int | None = None
    waits_for: tuple[str, ...] = ()
    """A newer release has reached the town and waits for these parameters. Without an older one, it is `release_id`."""


@dataclass(frozen=True)
class WaitingTown:
    """A town that stays where it is until it has set these parameters; `closed` where it has nothing to stay on."""

    town: str
    names: tuple[str, ...]
    closed: bool


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
        known = {row.key: _stand(row) for row in rows}
        changed = [stand for key, stand in wanted.items() if known.get(key) != stand]
        Standing.objects.bulk_create(
            (Standing(town_id=town.id, since=at, **_columns(stand)) for stand in changed),
            update_conflicts=True,
            unique_fields=["town", "key"],
            update_fields=["release", "held_until", "open_questions", "waits_release", "waits_for", "since"],
        )
        gone = known.keys() - wanted.keys()
        if gone:
            rows.filter(key__in=gone).delete()
    return len(changed) + len(gone)


def town_counts() -> Mapping[int, TownCount]:
    """By release; one statement, whatever the number of towns."""
    with in_public():
        held = Count("id", filter=Q(held_until__isnull=False))
        open_ones = Standing.objects.exclude(release=F("waits_release"))
        rows = open_ones.values_list("release").annotate(towns=Count("id"), held=held)
        return {release: TownCount(towns, held) for release, towns, held in rows}


def asked_towns() -> Mapping[str, tuple[int, int]]:
    """By service: in how many towns somebody has to decide, and how much in all of them; one statement."""
    with in_public():
        rows = Standing.objects.filter(open_questions__gt=0).values_list("key")
        return {key: (towns, total) for key, towns, total in rows.annotate(Count("id"), Sum("open_questions"))}


def waiting_towns() -> Mapping[int, tuple[WaitingTown, ...]]:
    """By release: the towns that it has reached and that do not follow it yet, by name; one statement."""
    with in_public():
        rows = Standing.objects.filter(waits_release__isnull=False).order_by("town__slug")
        found: dict[int, list[WaitingTown]] = defaultdict(list)
        for waits, slug, names, here in rows.values_list("waits_release", "town__slug", "waits_for", "release"):
            found[waits].append(WaitingTown(slug, tuple(names), here == waits))
    return {release: tuple(towns) for release, towns in found.items()}


def _stand(row: Standing) -> Stand:
    names = tuple(row.waits_for)
    return Stand(row.key, row.release_id, row.held_until, row.open_questions, row.waits_release_id, names)


def _columns(stand: Stand) -> dict[str, Any]:
    return {**vars(stand), "waits_for": list(stand.waits_for)}
