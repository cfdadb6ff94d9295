"""Where the releases stand, for operators: read without a town, in five statements whatever the number of towns."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce

from rathaus_services.releases import api as releases
from rathaus_services.releases.models import Rollout, RolloutStep
from rathaus_services.releases.modules import installed
from rathaus_services.releases.rings import Ring
from rathaus_tenants.context import in_public


@dataclass(frozen=True)
class OnTheWay:
    """A release and how far it is. `why` and `by` belong to the last step; `held` of `towns` are held on it."""

    version: str
    content_hash: str
    ring: Ring
    since: datetime
    halted: bool
    why: str
    by: str
    towns: int
    held: int
    can_go_back: bool
    """Whether there is a release before it that reached all towns."""
    waiting: tuple[releases.WaitingTown, ...] = ()
    """Towns that it has reached and that do not follow it until they have set values."""

    @property
    def may_move(self) -> bool:
        """Whether there is a ring to come."""
        return self.ring.next is not None and not self.halted


@dataclass(frozen=True)
class ServiceReleases:
    """A service with the releases that towns may be on now, the newest first; and the last one if it was withdrawn."""

    key: str
    title: str
    releases: tuple[OnTheWay, ...]
    asked_towns: int = 0
    open_questions: int = 0
    """Changes of parameters that somebody has to decide, in all these towns together."""

    @property
    def moving(self) -> bool:
        """Whether not all towns follow the same release, or somebody has to look."""
        return len(self.releases) > 1 or any(one.halted or one.waiting for one in self.releases)


def overview() -> list[ServiceReleases]:
    """All services by key."""
    with in_public():
        rows = _rollouts()
        counts, asked, steps = releases.town_counts(), releases.asked_towns(), _last_steps(rows)
        waiting = releases.waiting_towns()
    found: dict[str, list[OnTheWay]] = defaultdict(list)
    for row in rows:
        step, count = steps[row.pk], counts.get(row.release_id, releases.TownCount(0, 0))
        found[row.key].append(_on_the_way(row, step, count, waiting.get(row.release_id, ())))
    return [
        ServiceReleases(key, _title(key), tuple(ways), *asked.get(key, (0, 0))) for key, ways in sorted(found.items())
    ]


def _rollouts() -> list[Rollout]:
    """Of each service the newest rollout that has reached all towns, and everything newer; newest first."""
    same = Rollout.objects.filter(key=OuterRef("key"), ring=Ring.ALL).order_by().values("key")
    last = Subquery(same.annotate(last=Max("id")).values("last"))
    first = Subquery(same.annotate(first=Min("id")).values("first"))
    rows = Rollout.objects.annotate(first=first).filter(id__gte=Coalesce(last, 0)).order_by("-id")
    return list(rows.select_related("release").defer("release__content"))


def _last_steps(rows: Iterable[Rollout]) -> dict[int, RolloutStep]:
    steps = RolloutStep.objects.filter(rollout__in=[row.pk for row in rows])
    return {step.rollout_id: step for step in steps.order_by("rollout", "-id").distinct("rollout")}


def _on_the_way(
    row: Rollout, step: RolloutStep, count: releases.TownCount, waiting: tuple[releases.WaitingTown, ...]
) -> OnTheWay:
    return OnTheWay(
        version=row.release.version,
        content_hash=row.release.content_hash,
        ring=Ring(row.ring),
        since=row.ring_since,
        halted=row.halted,
        why=step.reason,
        by=step.by,
        towns=count.towns,
        held=count.held,
        can_go_back=bool(row.ring) and (getattr(row, "first", None) or row.pk) < row.pk,
        waiting=waiting,
    )


def _title(key: str) -> str:
    module = installed(key)
    return module.title if module else key
