"""Give the bound town its clients at Keycloak and keep their secrets sealed."""

from rathaus_platform.identity.actions.directory import town_directory
from rathaus_platform.identity.actions.remember_clients import remember_clients
from rathaus_platform.identity.deployment import deployment
from rathaus_platform.identity.realms.towns import ensure_town
from rathaus_platform.identity.realms.values import TownIdentity


def set_up_town(*, slug: str, name: str, base_url: str, backchannel_url: str = "") -> None:
    """Make or mend the town's clients and organization; call it with the town bound. Safe to repeat.

    `base_url` as browsers see the town, `backchannel_url` where Keycloak reaches it (default: the same).
    Raises SignInAway without RATHAUS_IDENTITY_SECRET, KeycloakUnreachable or NotApplied.
    """
    town = TownIdentity(slug, name, base_url, backchannel_url, town_directory())
    remember_clients(ensure_town(deployment(), town))
