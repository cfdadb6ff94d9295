"""Services that are done elsewhere: where the online service is, how to get an appointment, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rathaus_services.fees.api import FeeItem, prices
from rathaus_services.journey.service import Service


@dataclass(frozen=True)
class Elsewhere:
    """`online` has name, url and perhaps betreiber; `appointment` url, telefon and hinweis, each only if known."""

    online: Mapping[str, Any] | None
    appointment: Mapping[str, Any] | None
    prices: tuple[FeeItem, ...]


def elsewhere(service: Service) -> Elsewhere | None:
    """Where the citizen has to go; None for a service that takes applications here."""
    module = service.module
    if module.takes_cases:
        return None
    ways = {way: service.parameters.get(name) or {} for way, name in module.elsewhere.items()}
    return Elsewhere(ways.get("online"), ways.get("termin"), prices(module, service.parameters, service.language))
