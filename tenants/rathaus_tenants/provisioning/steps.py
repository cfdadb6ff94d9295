"""The plan of a new town: who does what in which order. Layers above register theirs when the apps start."""

from collections.abc import Callable
from dataclasses import dataclass

from rathaus_tenants.provisioning.spec import TownSpec
from rathaus_tenants.values import TownRef


class Skipped(Exception):
    """Raised by a step that cannot be done now and is not needed to open the town; done by the next run."""


StepFunction = Callable[[TownRef, TownSpec], None]


@dataclass(frozen=True, order=True)
class Step:
    """One step. It runs with the town bound and must do no harm when it runs a second time."""

    order: int
    name: str
    function: StepFunction


_steps: dict[str, Step] = {}


def register_step(name: str, order: int, function: StepFunction) -> None:
    """Adds `function(town, spec)` to the plan. Our own: domain 40, preferences 50, identity 60.

    Agreed: services 70, pages 80, people 90. The function runs inside `in_town(town)`, in a transaction of
    its own, under the town's role; raise `Skipped(reason)` for what can wait.
    """
    known = _steps.setdefault(name, Step(order, name, function))
    if known.function is not function:
        raise ValueError(f"the step {name} is already registered")


def plan() -> tuple[Step, ...]:
    """All steps in order."""
    return tuple(sorted(_steps.values()))
