"""Files lie under the town's id, which never changes; without a bound town there is no folder at all."""

import os

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

from rathaus_tenants.context import current_town


@deconstructible(path="rathaus_tenants.storage.TownStorage")
class TownStorage(FileSystemStorage):
    """Django's file storage with the bound town's folder as its root: `MEDIA_ROOT/<town id>/`.

    The same name in two towns is two files, and a name that leads out of the folder is refused by Django
    (SuspiciousFileOperation). Every access raises NoTown where no town is bound.
    """

    @property
    def base_location(self) -> str:
        """The root of the bound town. Raises NoTown."""
        return os.path.join(settings.MEDIA_ROOT, str(current_town().id))

    @property
    def location(self) -> str:
        """The same as an absolute path. Raises NoTown."""
        return os.path.abspath(self.base_location)
