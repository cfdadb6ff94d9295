"""The releases on their way as a town sees them: those that have reached it, and those that are still to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rathaus_services.releases.models import Rollout
from rathaus_services.releases.modules import Named, modules_of
from rathaus_services.releases.rings import Ring, reached_in
from rathaus_services.releases.values import Release
from rathaus_tenants.context import current_town

_COLUMNS: Final = ("id", "key", "release_id", "release__content_hash", "release__version", "halted", "ring")


@dataclass(frozen=True)
class Way:
    """A rollout that has reached the bound town; `named` is its content."""

    id: int
    release_id: int
    named: Named
    halted: bool


def reached(keys: Iterable[str]) -> dict[str, list[Way]]:
    """By key, the newest first; one statement."""
    rows = Rollout.objects.filter(key__in=list(keys), ring__gte=reached_in(current_town())).order_by("-id")
    found: dict[str, list[Way]] = {}
    for pk, key, release_id, mark, _version, halted, _ring in rows.values_list(*_COLUMNS):
        found.setdefault(key, []).append(Way(pk, release_id, (key, mark), halted))
    return found


def ahead(key: str, of: int) -> list[Release]:
    """Releases newer than the one with this id that no town is kept from, the newest first, whatever their ring.

    Nothing older than what all towns have is ahead of anything. One statement, one more for contents not known yet.
    """
    rows = []
    for row in Rollout.objects.filter(key=key).exclude(ring=Ring.WITHDRAWN).order_by("-id").values_list(*_COLUMNS):
        if row[2] == of:
            break
        rows.append(row)
        if row[6] == Ring.ALL:
            break
    modules = modules_of((key, row[3]) for row in rows)
    return [Release(row[2], key, row[4], row[3], modules[key, row[3]]) for row in rows]
