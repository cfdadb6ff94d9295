"""The three demonstration towns.

Names, numbers, population, postal code and position are those of the municipal register (GV-ISys, state of
30 November 2023). Everything a person could call or visit is made up: telephone numbers come from the ranges
that the Bundesnetzagentur keeps free for fiction, mails go to example.org.
"""

from decimal import Decimal

from rathaus_tenants.preferences.api import OpeningHours
from rathaus_tenants.provisioning.api import TownSpec

_HOURS = [
    OpeningHours("Montag", "09.00", "12.00"),
    OpeningHours("Dienstag", "09.00", "12.00"),
    OpeningHours("Dienstag", "14.00", "18.00"),
    OpeningHours("Donnerstag", "09.00", "12.00"),
    OpeningHours("Donnerstag", "14.00", "16.00", "nur mit Termin"),
]


def _preferences(slug: str, phone: str, **look: str) -> dict[str, object]:
    return {
        **look,
        "street": "Musterstraße 1",
        "department": "Bürgerbüro",
        "head": "Vera Muster, Bürgermeisterin",
        "phone": phone,
        "email": f"rathaus@{slug}.example.org",
        "data_protection_contact": f"Datenschutz, datenschutz@{slug}.example.org",
        "opening_hours": _HOURS,
    }


TOWNS = (
    TownSpec(
        slug="wilsdruff",
        name="Wilsdruff",
        ars="146280410410",
        ags="14628410",
        land="Sachsen",
        district="Sächsische Schweiz-Osterzgebirge",
        population=14551,
        postal_code="01723",
        latitude=Decimal("51.05199"),
        longitude=Decimal("13.53657"),
        preferences=_preferences(
            "wilsdruff",
            "030 23125 100",
            brand="#1f6b4a",
            accent="#c8693c",
            landscape="huegel",
            landmark="spitzturm",
        ),
        demo=True,
    ),
    TownSpec(
        slug="bad-belzig",
        name="Bad Belzig",
        ars="120690020020",
        ags="12069020",
        land="Brandenburg",
        district="Potsdam-Mittelmark",
        population=11172,
        postal_code="14806",
        latitude=Decimal("52.14184"),
        longitude=Decimal("12.59272"),
        preferences=_preferences(
            "bad-belzig",
            "030 23125 200",
            brand="#a23b2a",
            accent="#4a7a56",
            landscape="wald",
            landmark="burg",
        ),
        demo=True,
    ),
    TownSpec(
        slug="bad-salzschlirf",
        name="Bad Salzschlirf",
        ars="066310001001",
        ags="06631001",
        kind="Gemeinde",
        land="Hessen",
        district="Fulda",
        population=3568,
        postal_code="36364",
        latitude=Decimal("50.62388"),
        longitude=Decimal("9.50815"),
        preferences=_preferences(
            "bad-salzschlirf",
            "069 90009 300",
            brand="#4b4aa8",
            accent="#d99b45",
            landscape="gebirge",
            landmark="zwiebelturm",
        ),
        demo=True,
    ),
)
