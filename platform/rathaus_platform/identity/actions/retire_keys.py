"""Take old keys of the bound town and its programs from Keycloak when their time is over. Nobody has to think of it."""

from django.db import transaction

from rathaus_platform import clock
from rathaus_platform.identity.actions.bring_town import bring_town
from rathaus_platform.identity.api_clients.actions import drop_ended_keys
from rathaus_platform.identity.client_keys import kept
from rathaus_platform.identity.deployment import deployment
from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.realms.api import TownIdentity, Towns


@transaction.atomic
def retire_keys(*, slug: str, name: str, base_url: str, backchannel_url: str = "") -> bool:
    """Whether there was anything to do. Keycloak is asked only then. Raises KeycloakUnreachable or NotApplied."""
    now = clock.now()
    over = any(not key.holds(now) for row in OidcClient.objects.all() for key in kept(row))
    if not drop_ended_keys() and not over:
        return False
    bring_town(Towns(deployment()), TownIdentity(slug, name, base_url, backchannel_url))
    return True
