"""One program's client at Keycloak, with the rights of the service account. Its secret is told once, kept nowhere."""

from collections.abc import Callable
from typing import TypeVar

from keycloak import KeycloakAdmin
from keycloak.exceptions import KeycloakError

from rathaus_platform.identity.realms import engine
from rathaus_platform.identity.realms.gateway import Gateway, KeycloakUnreachable
from rathaus_platform.identity.realms.state import api_clients
from rathaus_platform.identity.realms.values import VERWALTUNG, ApiClientIdentity, Deployment
from rathaus_platform.identity.realms.wanted import Wanted

T = TypeVar("T")


class ApiClientsAtKeycloak:
    """Every call raises KeycloakUnreachable when Keycloak refuses or is away."""

    def __init__(self, deployment: Deployment) -> None:
        self._gateway = Gateway.as_service_account(deployment)

    def exists(self, client_id: str) -> bool:
        """Whether there is a client of this name, enabled or not."""
        return self._asking(lambda admin: admin.get_client_id(client_id) is not None)

    def bring(self, one: ApiClientIdentity) -> None:
        """Make the client or mend it; `enabled` as wanted. Raises also NotApplied."""
        wanted = Wanted("client", VERWALTUNG, one.client_id, api_clients.client(one))
        for _change in engine.apply(self._gateway, (wanted,)):
            pass

    def secret(self, client_id: str) -> str:
        """The secret of a client."""
        return self._asking(lambda admin: str(admin.get_client_secrets(_id(admin, client_id))["value"]))

    def new_secret(self, client_id: str) -> str:
        """Another secret; the one before opens nothing from now on."""
        return self._asking(lambda admin: str(admin.generate_client_secrets(_id(admin, client_id))["value"]))

    def _asking(self, call: Callable[[KeycloakAdmin], T]) -> T:
        try:
            return call(self._gateway.realm(VERWALTUNG))
        except KeycloakError as problem:
            raise KeycloakUnreachable from problem


def _id(admin: KeycloakAdmin, client_id: str) -> str:
    return admin.get_client_id(client_id) or ""
