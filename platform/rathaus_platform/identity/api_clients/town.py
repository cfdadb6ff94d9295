"""The bound town as this package needs it. The platform knows no towns: the settings name who does."""

from django.conf import settings
from django.utils.module_loading import import_string

from rathaus_platform.identity.api_clients.values import TownAtKeycloak
from rathaus_platform.identity.realms.values import VERWALTUNG


def bound_town() -> TownAtKeycloak:
    """Raises whatever the settings' function raises when no town is bound."""
    town = import_string(settings.RATHAUS_CURRENT_TOWN)()
    return TownAtKeycloak(town.id, town.slug, town.name)


def issuer() -> str:
    """Who signs tokens of programs: realm `verwaltung` of the deployment's Keycloak."""
    return f"{settings.ENVIRONMENT.keycloak_url}/realms/{VERWALTUNG}"
