"""Where things are looked up: one by one, or all towns' at once, in pages (ADR 10).

A look-up by clientId is right for one town. For all of them it would be three requests a town; a page of clients is one
request for fifty, and Keycloak puts everything into it that is compared.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from keycloak.exceptions import KeycloakError

from rathaus_platform.identity.realms.gateway import Gateway, KeycloakUnreachable
from rathaus_platform.identity.realms.kinds import KINDS, pages
from rathaus_platform.identity.realms.kinds.client import completed
from rathaus_platform.identity.realms.state import api_clients
from rathaus_platform.identity.realms.values import (
    CLIENT_PREFIX,
    PROVISIONING_CLIENT,
    TOWN_REALMS,
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


@dataclass(frozen=True)
class _Read:
    """What one realm holds of all towns."""

    clients: Mapping[str, Rep]
    organizations: Mapping[str, Rep] = field(default_factory=dict)
    directories: frozenset[str] = frozenset()
    roles: Mapping[str, list[str]] = field(default_factory=dict)  # by the client's id


class AtOnce(OneByOne):
    """Reads the clients, programs and organizations of all towns when the first is asked for; the rest one by one.

    Both realms are read side by side: what Keycloak has not cached costs it a core for seconds. (Towns' own
    directories: which there are is one list, but Keycloak shows the mappers of one at a time.)
    What it says is as old as that reading: `engine.apply` looks again before it writes.
    """

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway)
        self._realms: dict[str, _Read] = {}

    def _programs(self, prefix: str) -> dict[str, Rep]:
        held = self._held(VERWALTUNG).clients.items()
        return {name: client for name, client in held if name.startswith(prefix)}

    def _find(self, wanted: Wanted) -> Rep | None:
        if wanted.realm not in TOWN_REALMS:
            return super()._find(wanted)
        held = self._held(wanted.realm)
        if wanted.kind == "organization":
            return held.organizations.get(wanted.key)
        if wanted.kind == "directory" and wanted.key not in held.directories:
            return None
        if wanted.kind == "client" and wanted.key.startswith(_OF_TOWNS):
            return self._client(wanted, held)
        return super()._find(wanted)

    def _client(self, wanted: Wanted, held: _Read) -> Rep | None:
        found = held.clients.get(wanted.key)
        if found is None or "roles" not in wanted.body:
            return found and completed(found, wanted, ())
        roles = held.roles.get(found["id"])
        if roles is None:  # none at all, or the list of roles is not to be had
            return super()._find(wanted)
        return completed(found, wanted, roles)

    def _held(self, realm: str) -> _Read:
        if not self._realms:
            with ThreadPoolExecutor(len(TOWN_REALMS)) as pool:  # each thread has an admin client of its own
                self._realms = dict(zip(TOWN_REALMS, pool.map(self._read, TOWN_REALMS), strict=True))
        return self._realms[realm]

    def _read(self, realm: str) -> _Read:
        admin = self._gateway.realm(realm)
        if realm != VERWALTUNG:
            return _Read(pages.clients(admin, CLIENT_PREFIX))
        return _Read(
            {name: client for prefix in _OF_TOWNS for name, client in pages.clients(admin, prefix).items()},
            pages.organizations(admin),
            pages.identity_providers(admin),
            pages.client_roles(admin, PROVISIONING_CLIENT),
        )


def unreachable(wanted: Wanted, problem: KeycloakError) -> KeycloakUnreachable:
    """What Keycloak answered, and to what."""
    return KeycloakUnreachable(f"{wanted.realm}: {wanted.kind} {wanted.key}: {problem}")
