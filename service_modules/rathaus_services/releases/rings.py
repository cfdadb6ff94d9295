"""The rings through which a release reaches the towns. Pure."""

import hashlib
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from rathaus_tenants.values import TownRef

TENTH = 0.1


class Ring(models.IntegerChoices):
    """How far a release has come. Each ring holds those before it; what is withdrawn reaches nobody."""

    WITHDRAWN = 0, _("zurückgenommen")
    PILOTS = 1, _("Pilotstädte")
    TENTH = 2, _("10 % der Städte")
    ALL = 3, _("alle Städte")

    @property
    def next(self) -> "Ring | None":
        """The ring that comes after this one, None after the last and for what is withdrawn."""
        return Ring(self + 1) if Ring.WITHDRAWN < self < Ring.ALL else None


def reached_in(town: TownRef) -> Ring:
    """The first ring that the town is in."""
    if town.pilot:
        return Ring.PILOTS
    return Ring.TENTH if in_tenth(town.id) else Ring.ALL


def in_tenth(town_id: UUID) -> bool:
    """Whether a town is of the tenth. It hangs on its id alone: the same towns each time, whoever else comes."""
    return int.from_bytes(hashlib.sha256(town_id.bytes).digest()[:8]) / 2**64 < TENTH
