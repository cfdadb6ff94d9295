"""The newest version of a service and the one before it, whichever of them a town uses now."""

from collections.abc import Iterable
from dataclasses import dataclass

from rathaus_services.releases.models import Rollout
from rathaus_services.releases.modules import modules_of
from rathaus_services.releases.rings import Ring
from rathaus_services.releases.values import Release


@dataclass(frozen=True)
class Pair:
    """`new` is the newest that is not withdrawn, `old` the one before it that all towns had."""

    old: Release
    new: Release


def pairs(keys: Iterable[str]) -> dict[str, Pair]:
    """By key; services with one version only are left out. One statement, one more for contents not known yet."""
    rows = Rollout.objects.filter(key__in=list(keys)).exclude(ring=Ring.WITHDRAWN).order_by("-id")
    found: dict[str, list[Rollout]] = {}
    for row in rows.select_related("release").defer("release__content"):
        newest = found.setdefault(row.key, [row])
        if len(newest) == 1 and row.ring == Ring.ALL and row.release_id != newest[0].release_id:
            newest.append(row)
    twos = {key: rows for key, rows in found.items() if len(rows) == 2}
    modules = modules_of((key, row.release.content_hash) for key, rows in twos.items() for row in rows)

    def release(row: Rollout) -> Release:
        one = row.release
        return Release(one.pk, one.key, one.version, one.content_hash, modules[one.key, one.content_hash])

    return {key: Pair(old=release(rows[1]), new=release(rows[0])) for key, rows in twos.items()}
