"""Trust levels of the German administration (Vertrauensniveau) and how Keycloak and BundID name them."""

from collections.abc import Sequence
from datetime import timedelta
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
# Staff: a password, or a password and a one-time code (TR-03172-3, A3.9.03).
OFFERED_TO_STAFF = (TrustLevel.BASIS, TrustLevel.SUBSTANZIELL)


def level_of(name: object) -> TrustLevel:
    """The level a token names (`acr`, `vertrauensniveau`).

    Anything unknown or absent is `ohne`, never an error.
    """
    for level in TrustLevel:
        if level.value == name:
            return level
    return TrustLevel.OHNE


def offered_for(needed: TrustLevel, offered: Sequence[TrustLevel] = OFFERED) -> TrustLevel:
    """The lowest offer that satisfies what is needed (`ohne` is satisfied by basis), else the highest there is."""
    return next((level for level in offered if level >= needed), offered[-1])


# How long a proof counts here. A session may live a working day; the stronger the proof, the sooner it is asked
# for again, because somebody else may sit at the device by then (BSI TR-03172-3, A3.11.09).
HELD = {
    TrustLevel.HOCH: timedelta(hours=2),
    TrustLevel.SUBSTANZIELL: timedelta(hours=2),
}


def held(level: TrustLevel, age: timedelta) -> TrustLevel:
    """What is left of a level whose proof is this old: itself, or basis."""
    return level if level not in HELD or age <= HELD[level] else TrustLevel.BASIS
