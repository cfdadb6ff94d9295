"""What other packages may ask about releases."""

from rathaus_services.releases.errors import CannotMove, NotReleased
from rathaus_services.releases.modules import modules_of
from rathaus_services.releases.pins import follow
from rathaus_services.releases.reading import followed, named, release, release_for, releases_of
from rathaus_services.releases.standing import Stand, TownCount, keep_standing, town_counts
from rathaus_services.releases.values import Release
from rathaus_services.releases.writing import Synced, sync

__all__ = [
    "CannotMove",
    "NotReleased",
    "Release",
    "Stand",
    "Synced",
    "TownCount",
    "follow",
    "followed",
    "keep_standing",
    "modules_of",
    "named",
    "release",
    "release_for",
    "releases_of",
    "sync",
    "town_counts",
]
