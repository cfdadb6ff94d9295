"""Chance that falls the same way for the same seed, in every process and every Python."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Seeded by text. Uses `Random.random` only, the one method whose sequence Python promises to keep."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - it draws houses, not keys

    def share(self) -> float:
        """A number from 0 up to 1."""
        return self._random.random()

    def between(self, low: float, high: float) -> int:
        """A whole number from low to high, both included."""
        return int(low + self.share() * (high - low + 1))

    def one_of(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[int(self.share() * len(things))]

    def chance(self, share: float) -> bool:
        """True in `share` of all throws."""
        return self.share() < share
