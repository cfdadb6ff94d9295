"""Which release counts: that of a case, that which a town follows today, that of a name."""

from collections.abc import Iterable

from django.db.models import BigIntegerField, Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _

from rathaus_services.releases import pins
from rathaus_services.releases.errors import NotReleased
from rathaus_services.releases.models import ModuleRelease, Rollout
from rathaus_services.releases.modules import installed, module_of, modules_of
from rathaus_services.releases.pins import NO_END
from rathaus_services.releases.rings import Ring, reached_in
from rathaus_services.releases.values import Release
from rathaus_tenants.context import town_or_none

_LIGHT = ("id", "key", "version", "content_hash")
_SHORTEST = 6


def release_for(key: str) -> Release:
    """The release that the bound town is held on today, else the newest that it goes along with; in one statement.

    Without a town, the newest that has reached all. Where no rollout tells (nothing was synced since rings exist),
    that of what is installed, else the newest. Raises NotReleased.
    """
    rows = ModuleRelease.objects.filter(key=key).only(*_LIGHT)
    row = rows.order_by(_choice(key), "-released_at", "-id").first()
    if row is None:
        raise NotReleased
    return _release(row)


def followed(key: OuterRef, last: OuterRef) -> Subquery:
    """For a query over keys: `{"id": …, "hash": …}` of the release that the bound town follows, or null.

    `last` is the column with the last rollout that it has gone along with; null where it goes along with all.
    """
    rows = _reached(key).filter(id__lte=Coalesce(last, Value(NO_END, output_field=BigIntegerField())))
    return Subquery(rows.values(told=JSONObject(id="release_id", hash="release__content_hash"))[:1])


def release(release_id: int) -> Release:
    """The release of this id. Raises NotReleased."""
    row = ModuleRelease.objects.filter(pk=release_id).only(*_LIGHT).first()
    if row is None:
        raise NotReleased
    return _release(row)


def known_as(release_id: int, key: str, version: str, content_hash: str) -> Release:
    """The release whose row somebody has read beside their own; no statement for a content the process knows."""
    return Release(release_id, key, version, content_hash, module_of(key, content_hash))


def releases_of(ids: Iterable[int]) -> dict[int, Release]:
    """The releases of these ids, in one statement: for lists of cases."""
    rows = list(ModuleRelease.objects.filter(pk__in=set(ids)).only(*_LIGHT))
    modules = modules_of([(row.key, row.content_hash) for row in rows])
    return {
        row.pk: Release(row.pk, row.key, row.version, row.content_hash, modules[row.key, row.content_hash])
        for row in rows
    }


def named(key: str, name: str) -> Release:
    """The newest release of this version, or whose content hash begins so (6 digits or more). Raises NotReleased."""
    by_hash = Q(content_hash__startswith=name.lower()) if len(name) >= _SHORTEST else Q(content_hash=name)
    rows = ModuleRelease.objects.filter(Q(version=name) | by_hash, key=key).only(*_LIGHT)
    row = rows.order_by("-released_at", "-id").first()
    if row is None:
        raise NotReleased(_("Diese Fassung der Leistung gibt es nicht."))
    return _release(row)


def _choice(key: str) -> Case:
    """The order in which releases are taken: held on, followed, installed, any."""
    held, here, rows = pins.held(key), installed(key), _reached(key).filter(id__lte=pins.limit(key))
    ways = [] if held is None else [When(pk__in=held, then=Value(0))]
    ways.append(When(pk=Subquery(rows.values("release_id")[:1]), then=Value(1)))
    ways += [When(content_hash=here.content_hash, then=Value(2))] if here else []
    return Case(*ways, default=Value(3))


def _reached(key: str | OuterRef) -> QuerySet[Rollout]:
    """The rollouts that have reached the bound town, the newest first."""
    town = town_or_none()
    ring = Ring.ALL if town is None else reached_in(town)
    return Rollout.objects.filter(key=key, ring__gte=ring).order_by("-id")


def _release(row: ModuleRelease) -> Release:
    return known_as(row.pk, row.key, row.version, row.content_hash)
