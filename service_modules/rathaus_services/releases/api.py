"""What other packages may ask about releases."""

from rathaus_services.releases.errors import CannotMove, NotReleased
from rathaus_services.releases.modules import modules_of
from rathaus_services.releases.pairs import Pair, pairs
from rathaus_services.releases.pins import follow
from rathaus_services.releases.reading import (
    followed,
    known_as,
    named,
    release,
    release_for,
    releases_of,
)
from rathaus_services.releases.standing import Stand, TownCount, asked_towns, keep_standing, town_counts
from rathaus_services.releases.tallies import forget_old_tallies, keep_tallies, told_until
from rathaus_services.releases.values import Release
from rathaus_services.releases.writing import Synced, sync

__all__ = [
    "CannotMove",
    "NotReleased",
    "Pair",
    "Release",
    "Stand",
    "Synced",
    "TownCount",
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
    "release",
    "release_for",
    "releases_of",
    "sync",
    "told_until",
    "town_counts",
]
