"""Realms: settings only.

Everything inside a realm is a resource of its own, because Keycloak ignores it here.
"""

from keycloak.exceptions import KeycloakGetError

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


class RealmKind:
    """A realm's settings."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The settings, or None without such a realm."""
        try:
            found: Rep = gateway.realm("master").get_realm(wanted.realm)
        except KeycloakGetError as problem:
            if problem.response_code == 404:
                return None
            raise
        return found

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """One POST, with the keys if given; then a new token, since the old one has no rights in the new
        realm.
        """
        gateway.realm("master").create_realm({**wanted.body, **wanted.at_creation})
        gateway.renew()

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """PUT merges at the level of settings; with the mail server goes its password, which is never shown."""
        body = {**wanted.body, **{key: value for key, value in wanted.at_creation.items() if key == "smtpServer"}}
        gateway.realm("master").update_realm(wanted.realm, body)
