"""What operators do with a release on its way: on to the next ring, halt, let go on, take back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rathaus_platform.errors import Conflict
from rathaus_services.activation import api as activation
from rathaus_services.releases import rollouts
from rathaus_services.releases.models import Rollout
from rathaus_services.releases.modules import module_of
from rathaus_services.releases.rings import Ring
from rathaus_services.rollout.gate import Progress, Tried, as_figures, tried
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.registry.api import content_changed
from rathaus_tenants.values import TownRef


@dataclass(frozen=True)
class Moved:
    """Where a release stands after a step, how many towns that concerned, and what the trial said."""

    key: str
    version: str
    content_hash: str
    ring: Ring
    halted: bool
    towns: int
    tried: tuple[Tried, ...] = ()


class GateShut(Conflict):
    """Past cases fail with the release, or towns lack values. `tried` says where; a reason opens the gate."""

    code = "nachrechnung_scheitert"

    def __init__(self, found: tuple[Tried, ...]) -> None:
        self.tried = found
        towns = sum(not one.sound for one in found)
        text = ngettext(
            "In %(towns)s Stadt geht es mit dieser Fassung nicht. Mit einem Grund kommt sie trotzdem weiter.",
            "In %(towns)s Städten geht es mit dieser Fassung nicht. Mit einem Grund kommt sie trotzdem weiter.",
            towns,
        )
        super().__init__(text % {"towns": towns})


def advance(key: str, name: str = "", *, by: str, reason: str = "", progress: Progress = lambda town: None) -> Moved:
    """On to the next ring, once the past cases of the towns that come in have been run through the release.

    `name` is a version or the beginning of a hash, empty for the newest on its way. Raises CannotMove, GateShut
    (cases fail or values are missing, and no `reason` was given; a given one is kept with the figures).
    """
    row = _current(key, name)
    towns = rollouts.reached(rollouts.may_move(row), after=Ring(row.ring))
    found = tried(module_of(row.key, row.release.content_hash), towns, progress)
    if not reason.strip() and not all(one.sound for one in found):
        raise GateShut(found)
    with in_public():
        moved = rollouts.move(row, by=by, reason=reason, figures=as_figures(found))
    _arrive(towns)
    return _moved(moved, towns, found)


def halt(key: str, name: str = "", *, by: str, reason: str) -> Moved:
    """No further town gets the release. Raises CannotMove, Conflict (no reason)."""
    _asked(reason)
    with in_public():
        return _moved(rollouts.halt(_current(key, name), by=by, reason=reason))


def resume(key: str, name: str = "", *, by: str, reason: str) -> Moved:
    """A halted release may go on. Raises CannotMove, Conflict (no reason)."""
    _asked(reason)
    with in_public():
        return _moved(rollouts.resume(_current(key, name), by=by, reason=reason))


def withdraw(key: str, name: str = "", *, by: str, reason: str) -> Moved:
    """Back to the release before, in all towns that are not held on one. Raises CannotMove, Conflict (no reason)."""
    _asked(reason)
    with in_public():
        row = _current(key, name)
        ring = Ring(row.ring)
        gone = rollouts.withdraw(row, by=by, reason=reason)
    towns = rollouts.reached(ring)
    _arrive(towns)
    return _moved(gone, towns)


def _current(key: str, name: str) -> Rollout:
    with in_public():
        return rollouts.current(key, name)


def _asked(reason: str) -> None:
    if not reason.strip():
        raise Conflict(_("Nennen Sie den Grund. Er bleibt bei der Fassung stehen."))


def _arrive(towns: Iterable[TownRef]) -> None:
    """After the commit: the pages of these towns are made anew, and the operators' table is right at once."""
    for town in towns:
        with in_town(town):
            content_changed()
            activation.tell()


def _moved(row: Rollout, towns: tuple[TownRef, ...] = (), found: tuple[Tried, ...] = ()) -> Moved:
    release = row.release
    return Moved(row.key, release.version, release.content_hash, Ring(row.ring), row.halted, len(towns), found)
