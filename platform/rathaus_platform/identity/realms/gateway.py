"""The way to Keycloak's admin API: as the first administrator, or realm by realm as the service account."""

from keycloak import KeycloakAdmin, KeycloakOpenIDConnection
from keycloak.exceptions import KeycloakConnectionError, KeycloakError

from rathaus_platform.errors import Unavailable
from rathaus_platform.identity.realms.values import PROVISIONING_CLIENT, Deployment

TIMEOUT = 30  # seconds
# A realm's keys take three seconds, on a busy machine thirty. Given up too early the realm would be asked for twice.
SET_UP_TIMEOUT = 180


class KeycloakUnreachable(Unavailable):
    """Keycloak does not answer or does not let us in."""

    code = "keycloak_nicht_erreichbar"


class Gateway:
    """Hands out one admin client per realm. Use `as_administrator` or `as_service_account`."""

    def __init__(self, deployment: Deployment, user: str = "", password: str = "") -> None:
        self._deployment = deployment
        self._user = user
        self._password = password
        self._clients: dict[str, KeycloakAdmin] = {}

    @classmethod
    def as_administrator(cls, deployment: Deployment, user: str, password: str) -> "Gateway":
        """With the administrator of realm `master`: for the first set-up and for changes to the realms
        themselves.
        """
        return cls(deployment, user, password)

    @classmethod
    def as_service_account(cls, deployment: Deployment) -> "Gateway":
        """With the service account of each realm: for everything that concerns towns."""
        return cls(deployment)

    def realm(self, name: str) -> KeycloakAdmin:
        """The admin client bound to this realm. Raises KeycloakUnreachable."""
        if name not in self._clients:
            try:
                self._clients[name] = KeycloakAdmin(connection=self._connect(name))
            except (KeycloakConnectionError, KeycloakError) as problem:
                raise KeycloakUnreachable(f"Keycloak, Bereich {name}: {problem}") from problem
        return self._clients[name]

    def renew(self) -> None:
        """Forget all tokens: the one we hold has no rights in a realm that was made after it."""
        self._clients.clear()

    def _connect(self, realm: str) -> KeycloakOpenIDConnection:
        if self._user:
            return KeycloakOpenIDConnection(
                server_url=self._deployment.reach,
                username=self._user,
                password=self._password,
                realm_name=realm,
                user_realm_name="master",
                timeout=SET_UP_TIMEOUT,
            )
        return KeycloakOpenIDConnection(
            server_url=self._deployment.reach,
            client_id=PROVISIONING_CLIENT,
            client_secret_key=self._deployment.secret,
            realm_name=realm,
            timeout=TIMEOUT,
        )
