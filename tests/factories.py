"""Values for tests. Towns come from the fixtures `ahausen` and `bestadt`; this is for those who make more."""

from typing import Any

from rathaus_tenants.provisioning.api import TownSpec


def town_spec(slug: str = "ceburg", **values: Any) -> TownSpec:
    """A town to be, complete and made up."""
    given = {
        "name": slug.title(),
        "ars": f"{sum(map(ord, slug)) % 10**6:06d}000000",
        "land": "Sachsen",
        "district": "Musterkreis",
        "population": 12_345,
        "postal_code": "01234",
    }
    return TownSpec(slug=slug, **{**given, **values})
