"""Towns in Keycloak, with the rights of the service accounts only."""

from collections.abc import Iterable, Iterator

from keycloak.exceptions import KeycloakError

from rathaus_platform.identity.realms import desired, engine
from rathaus_platform.identity.realms.gateway import Gateway, KeycloakUnreachable
from rathaus_platform.identity.realms.keycloak_facts import pairwise_salt
from rathaus_platform.identity.realms.values import (
    TOWN_REALMS,
    VERWALTUNG,
    ClientCredentials,
    Deployment,
    TownIdentity,
)
from rathaus_platform.identity.realms.wanted import Change, Wanted


def plan_towns(deployment: Deployment, towns: Iterable[TownIdentity]) -> Iterator[Change]:
    """What `apply_towns` would change. Reads only."""
    gateway = Gateway.as_service_account(deployment)
    yield from engine.plan(gateway, _wanted(gateway, towns))


def apply_towns(deployment: Deployment, towns: Iterable[TownIdentity]) -> Iterator[Change]:
    """Bring the clients and organizations of these towns to the desired state; yields each change made."""
    gateway = Gateway.as_service_account(deployment)
    yield from engine.apply(gateway, _wanted(gateway, towns))


def ensure_town(deployment: Deployment, town: TownIdentity) -> dict[str, ClientCredentials]:
    """Make or mend what one town needs in Keycloak and return its credentials by realm.

    Safe to repeat: secrets stay as they are. Raises KeycloakUnreachable or NotApplied.
    """
    gateway = Gateway.as_service_account(deployment)
    for _change in engine.apply(gateway, _wanted(gateway, (town,))):
        pass
    return {realm: _credentials(gateway, deployment, town, realm) for realm in TOWN_REALMS}


def _wanted(gateway: Gateway, towns: Iterable[TownIdentity]) -> Iterator[Wanted]:
    try:
        salt = pairwise_salt(gateway)
    except KeycloakError as problem:
        raise KeycloakUnreachable(f"Keycloak: {problem}") from problem
    if not salt:
        raise KeycloakUnreachable("Keycloak ist noch nicht eingerichtet: zuerst `rathaus identity bootstrap`.")
    for town in towns:
        yield from desired.for_town(town, salt)


def _credentials(gateway: Gateway, deployment: Deployment, town: TownIdentity, realm: str) -> ClientCredentials:
    admin = gateway.realm(realm)
    secret = admin.get_client_secrets(admin.get_client_id(town.client_id) or "")["value"]
    organization = town.slug if realm == VERWALTUNG else ""
    return ClientCredentials(realm, deployment.issuer(realm), town.client_id, secret, organization)
