"""Words of Keycloak's pages that differ in one realm from those of the theme, by language."""

import json

from keycloak.exceptions import KeycloakGetError, KeycloakPostError, raise_error_from_response

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Wanted


class TextsKind:
    """The key is the language; a language without own words is an empty one, never missing."""

    def find(self, gateway: Gateway, wanted: Wanted) -> Rep | None:
        """The realm's own words in this language."""
        # python-keycloak has no call for them
        answer = gateway.realm(wanted.realm).connection.raw_get(_place(wanted))
        raise_error_from_response(answer, KeycloakGetError)
        found: Rep = answer.json()
        return found

    def create(self, gateway: Gateway, wanted: Wanted) -> None:
        """As update."""
        self.update(gateway, wanted, {})

    def update(self, gateway: Gateway, wanted: Wanted, found: Rep) -> None:
        """Adds and replaces; other words of the realm stay."""
        connection = gateway.realm(wanted.realm).connection
        body = {**found, **wanted.body}
        answer = connection.raw_post(_place(wanted), data=json.dumps(body))
        raise_error_from_response(answer, KeycloakPostError, expected_codes=[204])


def _place(wanted: Wanted) -> str:
    return f"admin/realms/{wanted.realm}/localization/{wanted.key}"
