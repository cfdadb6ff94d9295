"""Three-way view of a parameter: what the centre said before, what it says now, what the town has set. Pure.

A town's own value always counts on, so nothing changes behind its back. Only where the town has said something and the
centre now says something else than before and than the town does a person decide; a value that does not fit any more
and one that has to be set for the first time are a person's too. Everything else follows by rule and is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rathaus_services.activation.models import ParameterValue
from rathaus_services.activation.parameters import Valid
from rathaus_services.manifest import Module, Parameter
from rathaus_services.schemas import value_errors


class Outcome(StrEnum):
    """What follows for one parameter."""

    FOLLOWS = "follows"  # the centre changed it, the town has nothing of its own: the new default counts
    AGREES = "agrees"  # the centre now says what the town says
    STAYS = "stays"  # the town has stated the old default as its own, or the centre has no default any more
    EXAMPLE = "example"  # the centre changed it, the town has only an example value of a demonstration: that counts on
    CONFLICT = "conflict"  # both changed it, differently
    UNFIT = "unfit"  # the town's value does not fit the new version
    MISSING = "missing"  # it has neither a default nor a value
    NEW = "new"  # it is new and has a default
    GONE = "gone"  # the new version does not ask for it; the town's value lies idle


FOR_A_PERSON = frozenset({Outcome.CONFLICT, Outcome.UNFIT, Outcome.MISSING})


@dataclass(frozen=True)
class Change:
    """One parameter that is not as it was; `town` is None where the town has nothing of its own."""

    name: str
    label: str
    old: Any
    new: Any
    town: Any
    outcome: Outcome
    parameter: Parameter

    @property
    def for_a_person(self) -> bool:
        """Whether somebody has to decide."""
        return self.outcome in FOR_A_PERSON


def compare(old: Module, new: Module, rows: Mapping[str, ParameterValue | Valid]) -> tuple[Change, ...]:
    """Everything that differs, in the order of the new version. Example values of a demonstration are nobody's word."""
    own = {name: row.value for name, row in rows.items() if not row.demonstration}
    examples = {name for name, row in rows.items() if row.demonstration}
    found = []
    for name in (*new.parameters, *(name for name in old.parameters if name not in new.parameters)):
        before, after, town = old.parameters.get(name), new.parameters.get(name), own.get(name)
        outcome = _outcome(before, after, town, example=name in examples)
        parameter = after or before
        if outcome is not None and parameter is not None:
            defaults = (before.default if before else None, after.default if after else None)
            found.append(Change(name, parameter.label, *defaults, town, outcome, parameter))
    return tuple(found)


def _outcome(before: Parameter | None, after: Parameter | None, town: Any, *, example: bool) -> Outcome | None:
    if after is None:
        return Outcome.GONE
    if town is not None and value_errors(dict(after.schema), town):
        return Outcome.UNFIT
    if after.default is None and town is None and not example:
        return Outcome.MISSING
    if before is None:
        return Outcome.NEW
    if before.default == after.default:
        return None
    if town is None:
        return Outcome.EXAMPLE if example else Outcome.FOLLOWS
    if town == after.default:
        return Outcome.AGREES
    return Outcome.STAYS if after.default is None or town == before.default else Outcome.CONFLICT
