"""Beginning and moving rollouts in the shared schema. Whether they may move is decided in rathaus_services.rollout."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from rathaus_platform.clock import now
from rathaus_services.releases import pins
from rathaus_services.releases.errors import CannotMove
from rathaus_services.releases.models import ModuleRelease, Rollout, RolloutStep
from rathaus_services.releases.rings import Ring, reached_in
from rathaus_tenants.context import in_town
from rathaus_tenants.registry.api import active_towns, content_changed
from rathaus_tenants.values import TownRef

BEGUN, MOVED, HALTED, RESUMED, WITHDRAWN = "begun", "moved", "halted", "resumed", "withdrawn"
PLATFORM = "Rathaus"


def one_at_a_time() -> None:
    """Two syncs or moves at once do not begin the same rollout twice; until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('rathaus.rollouts', 0))")


def begin(installed: Iterable[tuple[str, str]], before: Mapping[str, int]) -> list[Rollout]:
    """Rollouts for installed contents (key, hash) that the towns do not have yet; `before` names by key the newest
    release that was there earlier.

    What was withdrawn is not begun again by itself, nor is what all towns would follow anyway.
    """
    ids = {(key, mark): pk for key, mark, pk in ModuleRelease.objects.values_list("key", "content_hash", "id")}
    known: dict[str, list[Rollout]] = {}
    for row in Rollout.objects.order_by("-id"):
        known.setdefault(row.key, []).append(row)
    begun = []
    for key, mark in installed:
        pk, rows = ids[key, mark], known.get(key, [])
        if not rows:
            first = before.get(key, pk)  # what the towns used before there were rings
            rows = [_begin(key, first, Ring.ALL)]
            begun += rows
        standing = next((row for row in rows if row.ring), None)
        if rows[0].release_id != pk and (standing is None or standing.release_id != pk):
            begun.append(_begin(key, pk, Ring.PILOTS))
    return begun


def current(key: str, name: str = "") -> Rollout:
    """The newest rollout of a service that is not withdrawn; with a name (version or hash) that of this release.

    Raises CannotMove.
    """
    rows = Rollout.objects.select_related("release").defer("release__content").filter(key=key).exclude(ring=0)
    for row in rows.order_by("-id"):
        if not name or row.release.version == name or (len(name) >= 6 and row.release.content_hash.startswith(name)):
            return row
    raise CannotMove(_("Von dieser Leistung ist keine solche Fassung unterwegs."))


@transaction.atomic
def move(row: Rollout, *, by: str, reason: str = "", figures: Mapping[str, Any] | None = None) -> Rollout:
    """On to the next ring. Raises CannotMove (the last one, halted, moved by somebody else meanwhile)."""
    fresh = _locked(row)
    return _set(fresh, MOVED, by, reason, figures, ring=may_move(fresh))


def may_move(row: Rollout) -> Ring:
    """The ring that comes next. Raises CannotMove (there is none, or the release is halted)."""
    following = Ring(row.ring).next
    if following is None:
        raise CannotMove(_("Diese Fassung ist schon in allen Städten."))
    if row.halted:
        raise CannotMove(_("Diese Fassung ist angehalten. Lassen Sie sie zuerst wieder zu."))
    return following


@transaction.atomic
def halt(row: Rollout, *, by: str, reason: str, figures: Mapping[str, Any] | None = None) -> Rollout:
    """No further town gets it; those that have it keep it until it is withdrawn. Raises CannotMove."""
    fresh = _locked(row)
    if fresh.halted:
        raise CannotMove(_("Diese Fassung ist schon angehalten."))
    return _set(fresh, HALTED, by, reason, figures, halted=True)


@transaction.atomic
def resume(row: Rollout, *, by: str, reason: str) -> Rollout:
    """It may go on. Raises CannotMove."""
    fresh = _locked(row)
    if not fresh.halted:
        raise CannotMove(_("Diese Fassung ist nicht angehalten."))
    return _set(fresh, RESUMED, by, reason, None, halted=False)


@transaction.atomic
def withdraw(row: Rollout, *, by: str, reason: str) -> Rollout:
    """All towns follow the release before it again; cases and drafts keep theirs. Raises CannotMove (the only one)."""
    fresh = _locked(row)
    if not Rollout.objects.filter(key=fresh.key, ring=Ring.ALL, id__lt=fresh.id).exists():
        raise CannotMove(_("Davor gibt es keine Fassung, zu der die Städte zurück könnten."))
    return _set(fresh, WITHDRAWN, by, reason, None, ring=Ring.WITHDRAWN, halted=False)


def reached(ring: Ring, after: Ring = Ring.WITHDRAWN) -> tuple[TownRef, ...]:
    """The open towns that are in this ring and not yet in `after`."""
    return tuple(town for town in active_towns() if after < reached_in(town) <= ring)


def arrived(rows: Iterable[Rollout]) -> None:
    """The towns that these rollouts reach look whether they can take them; their pages are made anew.

    After the commit: before it they read the old one. A town whose own tables are still to be migrated stays where it
    is; it looks when they are, and every ten minutes.
    """
    widest = max((Ring(row.ring) for row in rows), default=Ring.WITHDRAWN)
    for town in reached(widest) if widest else ():
        with in_town(town):
            content_changed()
            pins.arrived()


def _begin(key: str, release_id: int, ring: Ring) -> Rollout:
    at = now()
    row = Rollout.objects.create(key=key, release_id=release_id, ring=ring, begun_at=at, ring_since=at)
    RolloutStep.objects.create(rollout=row, action=BEGUN, ring=ring, at=at, by=PLATFORM)
    return row


def _locked(row: Rollout) -> Rollout:
    fresh = Rollout.objects.select_for_update(of=("self",)).select_related("release").get(pk=row.pk)
    if fresh.ring != row.ring:
        raise CannotMove(_("Jemand anderes hat diese Fassung inzwischen bewegt. Sehen Sie noch einmal nach."))
    return fresh


def _set(row: Rollout, action: str, by: str, reason: str, figures: Mapping[str, Any] | None, **changes: Any) -> Rollout:
    at = now()
    if "ring" in changes:
        changes["ring_since"] = at
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    RolloutStep.objects.create(
        rollout=row, action=action, ring=row.ring, at=at, by=by, reason=reason.strip(), figures=dict(figures or {})
    )
    return row
