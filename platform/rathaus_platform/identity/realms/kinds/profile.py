"""The user profile of a realm: which attributes an account may have."""

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


class ProfileKind:
    """Always there; a PUT replaces it wholly."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The profile in use."""
        found: Rep = gateway.realm(wanted.realm).get_realm_users_profile()
        return found

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """As update."""
        self.update(gateway, wanted, {})

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """Replace."""
        gateway.realm(wanted.realm).update_realm_users_profile(wanted.body)
