"""Before a release reaches more towns, their past cases are run through it. Only numbers leave a town."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from rathaus_services.activation import api as activation
from rathaus_services.manifest import Module
from rathaus_services.replay.run import replay
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Progress = Callable[[TownRef], None]


@dataclass(frozen=True)
class Tried:
    """What became of one town's past cases: how many there are, how many could not be sent any more, how many would
    cost something else; `unset` names the parameters the town has to set first."""

    town: str
    cases: int
    failing: int
    fees: int
    unset: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether the town can take the release. Another fee is told and no reason to wait: a fee may be the news."""
        return not self.failing and not self.unset


def tried(module: Module, towns: Iterable[TownRef], progress: Progress = lambda town: None) -> tuple[Tried, ...]:
    """The release run through every one of these towns that offers the service and is not held on another release."""
    found = []
    for town in towns:
        progress(town)
        with in_town(town):
            if activation.is_active(module.key) and not activation.is_held(module.key):
                one = replay(module)
                found.append(Tried(town.slug, one.cases, len(one.failing), len(one.fees), one.unset))
    return tuple(found)


def as_figures(found: Iterable[Tried]) -> dict[str, object]:
    """What is kept of a trial: sums, and the towns that cannot take the release."""
    all_of = tuple(found)
    return {
        "towns": len(all_of),
        "cases": sum(one.cases for one in all_of),
        "failing": sum(one.failing for one in all_of),
        "fees": sum(one.fees for one in all_of),
        "unsound": [asdict(one) for one in all_of if not one.sound],
    }
