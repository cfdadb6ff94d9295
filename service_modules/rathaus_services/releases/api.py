"""What other packages may ask about releases."""

from rathaus_services.releases.errors import NotReleased
from rathaus_services.releases.pins import follow
from rathaus_services.releases.reading import named, release, release_for, releases_of
from rathaus_services.releases.values import Release
from rathaus_services.releases.writing import Synced, sync

__all__ = [
    "NotReleased",
    "Release",
    "Synced",
    "follow",
    "named",
    "release",
    "release_for",
    "releases_of",
    "sync",
]
