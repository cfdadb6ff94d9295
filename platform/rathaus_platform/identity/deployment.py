"""The deployment's Keycloak as the settings describe it."""

from django.conf import settings

from rathaus_platform.identity.errors import SignInAway
from rathaus_platform.identity.realms.values import Deployment


def deployment() -> Deployment:
    """For the desired state. Raises SignInAway where RATHAUS_IDENTITY_SECRET is not set."""
    environment = settings.ENVIRONMENT
    port = f":{environment.base_port}" if environment.base_port else ""
    if not environment.identity_secret:
        raise SignInAway("RATHAUS_IDENTITY_SECRET fehlt: diese Kommunen haben keine Anmeldung.")
    return Deployment(
        url=environment.keycloak_url,
        secret=environment.identity_secret,
        internal_url=environment.keycloak_internal_url,
        operator_url=f"{environment.scheme}://betrieb.{environment.base_domain}{port}",
    )
