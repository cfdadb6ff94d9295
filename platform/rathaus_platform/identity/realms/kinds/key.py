"""Key providers of a realm, by name. The private key stays with Keycloak; only what it is for is compared."""

from typing import Final

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted

TYPE: Final = "org.keycloak.keys.KeyProvider"


class KeyKind:
    """A component of the realm. An update never makes another key."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The provider, or None."""
        found = gateway.realm(wanted.realm).get_components({"type": TYPE, "name": wanted.key})
        return next((one for one in found if one["name"] == wanted.key), None)

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """Keycloak draws the key."""
        gateway.realm(wanted.realm).create_component({**wanted.body, "providerType": TYPE})

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """PUT with the settings that are there."""
        config = {**found["config"], **wanted.body["config"]}
        gateway.realm(wanted.realm).update_component(found["id"], {**found, **wanted.body, "config": config})
