"""What other packages may ask about releases."""

from rathaus_services.releases.errors import CannotMove, NotReleased
from rathaus_services.releases.modules import modules_of
from rathaus_services.releases.pairs import Pair, pairs
from rathaus_services.releases.pins import Sources, arrived, follow
from rathaus_services.releases.reading import followed, known_as, named, release, release_for, releases_of
from rathaus_services.releases.standing import (
    Stand,
    TownCount,
    WaitingTown,
    asked_towns,
    keep_standing,
    town_counts,
    waiting_towns,
)
from rathaus_services.releases.tallies import forget_old_tallies, keep_tallies, told_until
from rathaus_services.releases.values import Release
from rathaus_services.releases.ways import Way, ahead, reached
from rathaus_services.releases.writing import Synced, sync

__all__ = [
    "CannotMove",
    "NotReleased",
    "Pair",
    "Release",
    "Sources",
    "Stand",
    "Synced",
    "TownCount",
    "WaitingTown",
    "Way",
    "ahead",
    "arrived",
    "asked_towns",
    "follow",
    "followed",
    "forget_old_tallies",
    "keep_standing",
    "keep_tallies",
    "known_as",
    "modules_of",
    "named",
    "pairs",
    "reached",
    "release",
    "release_for",
    "releases_of",
    "sync",
    "told_until",
    "town_counts",
    "waiting_towns",
]
