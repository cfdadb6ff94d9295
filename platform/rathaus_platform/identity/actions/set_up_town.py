"""Give the bound town its clients at Keycloak and a key for each."""

from rathaus_platform.identity.actions.bring_town import bring_town
from rathaus_platform.identity.deployment import deployment
from rathaus_platform.identity.realms.api import TownIdentity, Towns


def set_up_town(*, slug: str, name: str, base_url: str, backchannel_url: str = "") -> None:
    """Make or mend the town's clients at Keycloak. Safe to repeat: keys stay as they are.

    `base_url` as browsers see the town, `backchannel_url` where Keycloak reaches it (default: the same).
    Raises SignInAway without RATHAUS_IDENTITY_SECRET, KeycloakUnreachable or NotApplied.
    """
    bring_town(Towns(deployment()), TownIdentity(slug, name, base_url, backchannel_url))
