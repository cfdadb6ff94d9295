"""What has to be known to make a town. Checked when it is written, not in the middle of the work."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from rathaus_platform.errors import FieldProblem, Invalid

_SLUG = re.compile(r"[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,47}\Z")
_RESERVED = {"betrieb", "public", "template", "www", "id", "mail", "static", "town-template"}


@dataclass(frozen=True, kw_only=True)
class TownSpec:
    """A town to be. Numbers are those of the municipal register (GV-ISys). Raises Invalid when made wrongly."""

    slug: str  # becomes the host and, with underscores, the schema; can never change
    name: str
    ars: str  # Amtlicher Regionalschlüssel, 12 digits
    land: str
    ags: str = ""  # 8 digits; without it taken from the ARS
    kind: str = "Stadt"
    official_name: str = ""
    district: str = ""
    population: int | None = None
    postal_code: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    preferences: dict[str, object] = field(default_factory=dict)  # fields of rathaus_tenants.preferences
    demo: bool = False  # steps may add people and cases that are made up

    def __post_init__(self) -> None:
        problems = []
        if not _SLUG.match(self.slug) or self.slug in _RESERVED:
            problems.append(FieldProblem("slug", "2 bis 48 kleine Buchstaben, Ziffern, einzelne Bindestriche"))
        if not re.fullmatch(r"[0-9]{12}", self.ars):
            problems.append(FieldProblem("ars", "Der Regionalschlüssel hat 12 Ziffern"))
        if self.ags and not re.fullmatch(r"[0-9]{8}", self.ags):
            problems.append(FieldProblem("ags", "Der Gemeindeschlüssel hat 8 Ziffern"))
        if not self.name or not self.land:
            problems.append(FieldProblem("name", "Name und Land dürfen nicht leer sein"))
        if problems:
            raise Invalid(problems=problems)

    @property
    def schema(self) -> str:
        """The schema and the role."""
        return "t_" + self.slug.replace("-", "_")

    @property
    def municipality(self) -> str:
        """The AGS; it is the ARS without the four digits of the association (digits 6 to 9)."""
        return self.ags or self.ars[:5] + self.ars[9:]
