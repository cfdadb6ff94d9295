"""A new town's first preferences: what is known from the register, and a landscape of its own."""

from rathaus_tenants.preferences.api import change
from rathaus_tenants.provisioning.spec import TownSpec
from rathaus_tenants.values import TownRef


def first_preferences(town: TownRef, spec: TownSpec) -> None:
    """The step `preferences`. Texts a town has changed itself are kept: the step runs once."""
    office = "Stadtverwaltung" if spec.kind == "Stadt" else "Gemeindeverwaltung"
    values: dict[str, object] = {
        "seed": spec.slug,
        "office": f"{office} {spec.name}",
        "postal_code": spec.postal_code,
        "place": spec.name,
    }
    change(**{**values, **spec.preferences})
