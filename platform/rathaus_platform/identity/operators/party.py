"""The operator's own client in realm `verwaltung`: its secret follows from the deployment's, so no table holds it."""

from rathaus_platform.identity.deployment import deployment
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.realms.credential import ClientSecret
from rathaus_platform.identity.realms.state.operator import CLIENT, secret_for
from rathaus_platform.identity.relying_party.party import RelyingParty


def operators_party() -> RelyingParty:
    """Raises SignInAway where this deployment has no sign-in."""
    ours = deployment()
    return RelyingParty(Realm.VERWALTUNG, ours.issuer(Realm.VERWALTUNG), CLIENT, ClientSecret(secret_for(ours.secret)))
