"""Keep the bound town's credentials at Keycloak, sealed with the town's key."""

from collections.abc import Mapping

from rathaus_platform.crypto import api as crypto
from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.realms.values import ClientCredentials
from rathaus_platform.identity.relying_party.party import seal_context


def remember_clients(credentials: Mapping[str, ClientCredentials]) -> None:
    """Write one row per realm of the bound town; a repeated call replaces it."""
    for realm, given in credentials.items():
        OidcClient.objects.update_or_create(
            realm=realm,
            defaults={
                "issuer": given.issuer,
                "client_id": given.client_id,
                "organization": given.organization,
                "secret": crypto.seal(given.secret.encode(), crypto.town_key(), seal_context(realm)),
            },
        )
