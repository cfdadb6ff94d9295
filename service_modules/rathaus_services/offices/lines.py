"""What the page shows: the offices as they are, or a first proposal from the services' responsible offices."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.text import slugify

from rathaus_platform.clock import today
from rathaus_services.activation import api as activation
from rathaus_tenants.preferences.api import Office, preferences

LONGEST_KEY = 40
_UMLAUTS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}


@dataclass(frozen=True)
class ServiceLine:
    """A service that the town offers or once offered, and the key of its office; empty: none."""

    key: str
    title: str
    office: str


def offices() -> tuple[tuple[Office, ...], bool]:
    """The town's offices and whether they are declared; else what the parameter `zustaendige_stelle` suggests."""
    declared = preferences().offices
    return (declared, True) if declared else (_proposal(), False)


def services(found: tuple[Office, ...]) -> list[ServiceLine]:
    """In German order."""
    of = {service: one.key for one in found for service in one.services}
    offered = [line for line in activation.register_lines() if line.offer]
    return [ServiceLine(line.key, line.title, of.get(line.key, "")) for line in offered]


def key_for(name: str, taken: set[str]) -> str:
    """A key for a new office. `Amt für Öffentliche Ordnung` becomes `amt-fuer-oeffentliche-ordnung`."""
    plain = name.lower().translate(_UMLAUTS)
    stem = slugify(plain)[:LONGEST_KEY].strip("-") or "amt"
    numbered = (stem if number == 1 else f"{stem[: LONGEST_KEY - 4]}-{number}" for number in range(1, 1000))
    return next(key for key in numbered if key not in taken)


def _proposal() -> tuple[Office, ...]:
    by_name: dict[str, list[str]] = defaultdict(list)
    for line in activation.register_lines():
        if line.offer:
            place = activation.parameters(line.key, today()).get("zustaendige_stelle") or {}
            if name := str(place.get("name") or "").strip()[:80]:
                by_name[name].append(line.key)
    found: list[Office] = []
    for name, keys in sorted(by_name.items()):
        found.append(Office(key_for(name, {one.key for one in found}), name, tuple(keys)))
    return tuple(found)
