"""Tables of one town: people, the sessions they have at Keycloak, and the town's two clients there."""

from rathaus_platform.identity.models.client import OidcClient
from rathaus_platform.identity.models.session import SessionLink, SpentToken
from rathaus_platform.identity.models.user import User

__all__ = ["OidcClient", "SessionLink", "SpentToken", "User"]
