"""Trust levels of the German administration (Vertrauensniveau) and how Keycloak and BundID name them."""

from enum import Enum
from functools import total_ordering


@total_ordering
class TrustLevel(Enum):
    """How surely we know who acts; ordered `ohne < basis < normal < substanziell < hoch` (BSI TR-03107-1)."""

    OHNE = "ohne"
    BASIS = "basis"
    NORMAL = "normal"
    SUBSTANZIELL = "substanziell"
    HOCH = "hoch"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, TrustLevel):
            return NotImplemented
        return _ORDER[self] < _ORDER[other]


_ORDER = {level: rank for rank, level in enumerate(TrustLevel)}

# BundID offers three; whoever needs `normal` is asked for the next one above.
OFFERED = (TrustLevel.BASIS, TrustLevel.SUBSTANZIELL, TrustLevel.HOCH)


def level_of(name: object) -> TrustLevel:
    """The level a token names (`acr`, `vertrauensniveau`).

    Anything unknown or absent is `ohne`, never an error.
    """
    for level in TrustLevel:
        if level.value == name:
            return level
    return TrustLevel.OHNE


def offered_for(needed: TrustLevel) -> TrustLevel:
    """The lowest level BundID offers that satisfies what is needed; `ohne` is satisfied by basis."""
    return next(level for level in OFFERED if level >= needed)
