"""What the operator's host tells about the towns: public facts from the register and the state, nothing inside."""

from dataclasses import dataclass

from rathaus_tenants.registry.entry import ref
from rathaus_tenants.registry.models import Domain, Town

STATES = {
    "active": "in Betrieb",
    "provisioning": "wird eingerichtet",
    "suspended": "vorübergehend geschlossen",
    "archived": "archiviert",
}


@dataclass(frozen=True)
class TownTile:
    """One town on the overview."""

    name: str
    place: str  # district and Land
    url: str
    state: str
    open: bool


def town_tiles() -> list[TownTile]:
    """All towns by name, in two statements."""
    hosts = dict(Domain.objects.filter(is_primary=True).values_list("tenant_id", "domain"))
    return [_tile(town, hosts.get(town.id, "")) for town in Town.objects.order_by("name")]


def _tile(town: Town, host: str) -> TownTile:
    return TownTile(
        name=town.official_name,
        place=", ".join(part for part in (town.district, town.land) if part),
        url=ref(town, host).base_url if host else "",
        state=STATES.get(town.state, town.state),
        open=town.state == "active",
    )
