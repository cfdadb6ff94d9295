"""Take the bound town's old keys from Keycloak when their time is over. Nobody has to think of it."""

from rathaus_platform import clock
from rathaus_platform.identity.actions.bring_town import bring_town
from rathaus_platform.identity.client_keys import kept
from rathaus_platform.identity.deployment import deployment
from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.realms.api import TownIdentity, Towns


def retire_keys(*, slug: str, name: str, base_url: str, backchannel_url: str = "") -> bool:
    """Whether there was anything to do. Keycloak is asked only then. Raises KeycloakUnreachable or NotApplied."""
    now = clock.now()
    if all(key.holds(now) for row in OidcClient.objects.all() for key in kept(row)):
        return False
    bring_town(Towns(deployment()), TownIdentity(slug, name, base_url, backchannel_url))
    return True
