"""The first set-up and every later change of the realms themselves, with the administrator of `master`."""

import secrets
from collections.abc import Iterator

from rathaus_platform.identity.realms import desired, engine
from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.keycloak_facts import certificates, pairwise_salt
from rathaus_platform.identity.realms.kinds.flow import remove_retired
from rathaus_platform.identity.realms.values import BUERGER, Deployment
from rathaus_platform.identity.realms.wanted import Change


def bootstrap(deployment: Deployment, admin_user: str, admin_password: str) -> Iterator[Change]:
    """Bring the realms to the desired state; yields each change made. Run again, it changes nothing.

    Raises KeycloakUnreachable or NotApplied. Everything about towns needs the service account only.
    """
    gateway = Gateway.as_administrator(deployment, admin_user, admin_password)
    yield from engine.apply(gateway, desired.realms(deployment))
    known = certificates(gateway, deployment.realms)
    salt = pairwise_salt(gateway) or secrets.token_urlsafe(32)
    yield from engine.apply(gateway, desired.contents(deployment, known, salt))
    for name in deployment.realms:
        remove_retired(gateway, name)


def plan_bootstrap(deployment: Deployment, admin_user: str, admin_password: str) -> Iterator[Change]:
    """What `bootstrap` would change. Reads only."""
    gateway = Gateway.as_administrator(deployment, admin_user, admin_password)
    changes = engine.plan(gateway, desired.realms(deployment))
    new = {c.wanted.realm for c in changes if c.wanted.kind == "realm" and c.action == "create"}
    known = certificates(gateway, deployment.realms, unknown=new)
    salt = "" if BUERGER in new else pairwise_salt(gateway)
    wanted = (*desired.realms(deployment), *desired.contents(deployment, known, salt))
    yield from engine.plan(gateway, wanted)
