"""What a replay is given and what it tells. Nothing told holds an answer of a citizen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Past:
    """A sent application: the legal day of its receipt, its answers (None: they do not open), its fee in euro."""

    number: str
    day: date
    answers: Mapping[str, Any] | None
    fee: Decimal | None


@dataclass(frozen=True)
class Problem:
    """A field (empty for the whole application) and the code of what is wrong with it."""

    field: str
    code: str


@dataclass(frozen=True)
class Failing:
    """A case that could not be sent with the new content."""

    number: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class FeeChange:
    """A case that would cost something else, in euro; `old` is None where no fee was kept."""

    number: str
    old: Decimal | None
    new: Decimal


@dataclass(frozen=True)
class Replayed:
    """What would become of the past cases of one town.

    `gone` counts by field the answers that would not be asked any more; `unset` names the parameters that the town
    would have to set first.
    """

    cases: int
    failing: tuple[Failing, ...]
    fees: tuple[FeeChange, ...]
    gone: Mapping[str, int]
    unset: tuple[str, ...] = ()
