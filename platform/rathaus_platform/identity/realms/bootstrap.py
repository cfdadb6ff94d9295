"""The first set-up and every later change of the realms themselves, with the administrator of `master`."""

import secrets
from collections.abc import Iterator

from rathaus_platform.identity.realms import desired, engine
from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.keycloak_facts import certificate, pairwise_salt
from rathaus_platform.identity.realms.kinds.flow import remove_retired
from rathaus_platform.identity.realms.values import BUERGER, Deployment
from rathaus_platform.identity.realms.wanted import Change

_UNKNOWN = "erst nach dem Anlegen bekannt"


def bootstrap(deployment: Deployment, admin_user: str, admin_password: str) -> Iterator[Change]:
    """Bring the realms to the desired state; yields each change made. Run again, it changes nothing.

    Raises KeycloakUnreachable or NotApplied. Everything about towns needs the service account only.
    """
    gateway = Gateway.as_administrator(deployment, admin_user, admin_password)
    yield from engine.apply(gateway, desired.realms(deployment))
    certificates = {name: certificate(gateway, name) for name in deployment.realms}
    salt = pairwise_salt(gateway) or secrets.token_urlsafe(32)
    yield from engine.apply(gateway, desired.contents(deployment, certificates, salt))
    for name in deployment.realms:
        remove_retired(gateway, name)


def plan_bootstrap(deployment: Deployment, admin_user: str, admin_password: str) -> Iterator[Change]:
    """What `bootstrap` would change. Reads only."""
    gateway = Gateway.as_administrator(deployment, admin_user, admin_password)
    new = {c.wanted.realm for c in engine.plan(gateway, desired.realms(deployment)) if c.action == "create"}
    certificates = {name: _UNKNOWN if name in new else certificate(gateway, name) for name in deployment.realms}
    salt = "" if BUERGER in new else pairwise_salt(gateway)
    wanted = (*desired.realms(deployment), *desired.contents(deployment, certificates, salt))
    yield from engine.plan(gateway, wanted)
