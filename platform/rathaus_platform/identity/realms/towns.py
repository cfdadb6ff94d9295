"""Towns in Keycloak, with the rights of the service accounts only."""

from collections.abc import Iterable, Iterator

from keycloak.exceptions import KeycloakError

from rathaus_platform.identity.realms import desired, engine
from rathaus_platform.identity.realms.gateway import Gateway, KeycloakUnreachable
from rathaus_platform.identity.realms.keycloak_facts import pairwise_salt
from rathaus_platform.identity.realms.lookup import AtOnce, OneByOne
from rathaus_platform.identity.realms.values import (
    TOWN_REALMS,
    VERWALTUNG,
    ClientCredentials,
    DepartedTown,
    Deployment,
    TownIdentity,
)
from rathaus_platform.identity.realms.wanted import Change, Wanted

ONE_BY_ONE = 10  # towns up to which single look-ups ask less of Keycloak than reading all towns


class Towns:
    """Towns' clients and organizations at Keycloak, for a run over `count` towns: many are read in pages, once."""

    def __init__(self, deployment: Deployment, count: int = 1) -> None:
        self._deployment = deployment
        self._gateway = Gateway.as_service_account(deployment)
        self._lookup = OneByOne(self._gateway) if count <= ONE_BY_ONE else AtOnce(self._gateway)
        self._salt = ""

    def plan(self, town: TownIdentity) -> Iterator[Change]:
        """What `apply` would change. Reads only."""
        yield from engine.plan(self._gateway, self._wanted(town), self._lookup)

    def apply(self, town: TownIdentity) -> Iterator[Change]:
        """Bring a town to the desired state; yields each change made."""
        yield from engine.apply(self._gateway, self._wanted(town), self._lookup)

    def plan_removal(self, town: DepartedTown) -> Iterator[Change]:
        """What `remove` would take away. Reads only."""
        yield from engine.plan(self._gateway, self._left(town), self._lookup)

    def remove(self, town: DepartedTown) -> Iterator[Change]:
        """Take away what is left of a town that was deleted; yields each thing after its absence was read back."""
        yield from engine.apply(self._gateway, self._left(town), self._lookup)

    def _left(self, town: DepartedTown) -> tuple[Wanted, ...]:
        return desired.without(town, self._lookup.programs(town))

    def credentials(self, town: TownIdentity) -> tuple[ClientCredentials, ...]:
        """What the town has to keep, one a realm. Follows from the town; Keycloak is not asked."""
        return credentials(self._deployment, town)

    def _wanted(self, town: TownIdentity) -> tuple[Wanted, ...]:
        self._salt = self._salt or _known_salt(self._gateway)
        return desired.for_town(self._deployment, town, self._salt)


def plan_towns(deployment: Deployment, towns: Iterable[TownIdentity]) -> Iterator[Change]:
    """What `apply_towns` would change. Reads only."""
    for at_keycloak, town in _each(deployment, towns):
        yield from at_keycloak.plan(town)


def apply_towns(deployment: Deployment, towns: Iterable[TownIdentity]) -> Iterator[Change]:
    """Bring the clients and organizations of these towns to the desired state; yields each change made."""
    for at_keycloak, town in _each(deployment, towns):
        yield from at_keycloak.apply(town)


def _each(deployment: Deployment, towns: Iterable[TownIdentity]) -> Iterator[tuple[Towns, TownIdentity]]:
    wanted = list(towns)
    at_keycloak = Towns(deployment, len(wanted))
    for town in wanted:
        yield at_keycloak, town


def credentials(deployment: Deployment, town: TownIdentity) -> tuple[ClientCredentials, ...]:
    """What the town has to keep, one a realm. Follows from the town; Keycloak is not asked."""
    return tuple(
        ClientCredentials(realm, deployment.issuer(realm), town.client_id, town.slug if realm == VERWALTUNG else "")
        for realm in TOWN_REALMS
    )


def _known_salt(gateway: Gateway) -> str:
    try:
        salt = pairwise_salt(gateway)
    except KeycloakError as problem:
        raise KeycloakUnreachable(f"Keycloak: {problem}") from problem
    if not salt:
        raise KeycloakUnreachable("Keycloak ist noch nicht eingerichtet: zuerst `rathaus identity apply --admin …`.")
    return salt
