"""Demonstration people: made by the administrator, because the service accounts have no rights in the
stand-in.
"""

from collections.abc import Iterable, Iterator

from rathaus_platform.identity.realms import desired, engine
from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.state.people import DemoAccount, accounts
from rathaus_platform.identity.realms.values import BUSINESS, Deployment, TownIdentity
from rathaus_platform.identity.realms.wanted import Change


def ensure_demo_people(
    deployment: Deployment, towns: Iterable[TownIdentity], admin_user: str, admin_password: str
) -> Iterator[Change]:
    """Make the demonstration accounts of these towns and the citizens of the stand-in; towns must exist in
    Keycloak.
    """
    gateway = Gateway.as_administrator(deployment, admin_user, admin_password)
    yield from engine.apply(gateway, desired.demo_people(deployment, towns))


def demo_accounts(deployment: Deployment, towns: Iterable[TownIdentity]) -> tuple[DemoAccount, ...]:
    """All demonstration accounts with their passwords. Computed, Keycloak is not asked."""
    return accounts(deployment.secret, towns, local=deployment.local_accounts, companies=BUSINESS in deployment.realms)
