"""The values other packages hold of a town. No database here."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TownRef:
    """One town, as far as a request or a task needs to know it. Safe to keep, to log and to hand on."""

    id: UUID
    slug: str
    schema: str  # also the name of the town's database role; never changes
    name: str
    kind: str  # "Stadt", "Gemeinde" ...
    land: str
    host: str  # the primary host, without port
    base_url: str  # scheme, host and port, without a slash at the end
    pilot: bool = False  # new releases of services come here first


@dataclass(frozen=True, slots=True)
class TownFacts:
    """What the municipal register says about a town."""

    slug: str
    name: str
    official_name: str  # "Stadt Wilsdruff"
    kind: str
    land: str
    district: str
    ars: str  # Amtlicher Regionalschlüssel, 12 digits
    ags: str  # Amtlicher Gemeindeschlüssel, 8 digits
    population: int | None
    postal_code: str
    latitude: Decimal | None
    longitude: Decimal | None
