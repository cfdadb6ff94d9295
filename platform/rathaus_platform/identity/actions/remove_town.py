"""Take away at Keycloak what is left of a town that was deleted here."""

from rathaus_platform.identity.deployment import deployment
from rathaus_platform.identity.realms.api import Change, DepartedTown, Towns


def remove_town(town: DepartedTown) -> list[Change]:
    """Its clients, programs, organization and directory; each is read back. Safe to repeat.

    Raises SignInAway without RATHAUS_IDENTITY_SECRET, KeycloakUnreachable or NotApplied.
    """
    return list(Towns(deployment()).remove(town))
