"""Where things are looked up: one by one, or all towns' at once, in pages (ADR 10).

A look-up by clientId is right for one town. For all of them it would be three requests a town; a page of clients is one
request for fifty, and Keycloak puts everything into it that is compared.
"""

from keycloak.exceptions import KeycloakError

from rathaus_platform.identity.realms.gateway import Gateway, KeycloakUnreachable
from rathaus_platform.identity.realms.kinds import KINDS, pages
from rathaus_platform.identity.realms.kinds.client import completed
from rathaus_platform.identity.realms.state import api_clients
from rathaus_platform.identity.realms.values import (
    CLIENT_PREFIX,
    PROVISIONING_CLIENT,
    VERWALTUNG,
    DepartedTown,
    Rep,
)
from rathaus_platform.identity.realms.wanted import Wanted

_OF_TOWNS = (CLIENT_PREFIX, api_clients.PREFIX)


class OneByOne:
    """Asks Keycloak for each thing when it is its turn: always what is there now."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def find(self, wanted: Wanted) -> Rep | None:
        """The resource as it is, or None. Raises KeycloakUnreachable."""
        try:
            return self._find(wanted)
        except KeycloakError as problem:
            raise unreachable(wanted, problem) from problem

    def programs(self, town: DepartedTown) -> list[str]:
        """The clients of this town's programs. A name alone says little: `bad` may have one that begins as if it were
        of `bad-aussee`.
        """
        try:
            found = self._programs(f"{api_clients.PREFIX}{town.slug}-")
        except KeycloakError as problem:
            raise KeycloakUnreachable(f"{VERWALTUNG}: {api_clients.PREFIX}{town.slug}-*: {problem}") from problem
        return sorted(name for name, client in found.items() if api_clients.town_of(client) == town.id)

    def _programs(self, prefix: str) -> dict[str, Rep]:
        return pages.clients(self._gateway.realm(VERWALTUNG), prefix)

    def _find(self, wanted: Wanted) -> Rep | None:
        return KINDS[wanted.kind].find(self._gateway, wanted)


class AtOnce(OneByOne):
    """Reads the clients, programs and organizations of all towns when the first is asked for; the rest one by one.

    (Towns' own directories: which there are is one list, but Keycloak shows the mappers of one at a time.)
    What it says is as old as that reading: `engine.apply` looks again before it writes.
    """

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway)
        self._clients: dict[tuple[str, str], dict[str, Rep]] = {}  # by realm and beginning of the name
        self._roles: dict[str, dict[str, list[str]]] = {}
        self._organizations: dict[str, dict[str, Rep]] = {}
        self._directories: dict[str, frozenset[str]] = {}

    def _programs(self, prefix: str) -> dict[str, Rep]:
        return self._of_towns(VERWALTUNG, api_clients.PREFIX)

    def _find(self, wanted: Wanted) -> Rep | None:
        if wanted.kind == "organization":
            return self._organization(wanted)
        if wanted.kind == "directory" and wanted.key not in self._aliases(wanted.realm):
            return None
        prefix = next((one for one in _OF_TOWNS if wanted.key.startswith(one)), "")
        if wanted.kind == "client" and prefix:
            return self._client(wanted, prefix)
        return super()._find(wanted)

    def _organization(self, wanted: Wanted) -> Rep | None:
        realm = wanted.realm
        if realm not in self._organizations:
            self._organizations[realm] = pages.organizations(self._gateway.realm(realm))
        return self._organizations[realm].get(wanted.key)

    def _aliases(self, realm: str) -> frozenset[str]:
        if realm not in self._directories:
            self._directories[realm] = pages.identity_providers(self._gateway.realm(realm))
        return self._directories[realm]

    def _of_towns(self, realm: str, prefix: str) -> dict[str, Rep]:
        if (realm, prefix) not in self._clients:
            self._clients[realm, prefix] = pages.clients(self._gateway.realm(realm), prefix)
        return self._clients[realm, prefix]

    def _client(self, wanted: Wanted, prefix: str) -> Rep | None:
        realm = wanted.realm
        found = self._of_towns(realm, prefix).get(wanted.key)
        if found is None or "roles" not in wanted.body:
            return found and completed(found, wanted, ())
        if realm not in self._roles:
            self._roles[realm] = pages.client_roles(self._gateway.realm(realm), PROVISIONING_CLIENT)
        roles = self._roles[realm].get(found["id"])
        if roles is None:  # none at all, or the list of roles is not to be had
            return super()._find(wanted)
        return completed(found, wanted, roles)


def unreachable(wanted: Wanted, problem: KeycloakError) -> KeycloakUnreachable:
    """What Keycloak answered, and to what."""
    return KeycloakUnreachable(f"{wanted.realm}: {wanted.kind} {wanted.key}: {problem}")
