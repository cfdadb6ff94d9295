"""The deployment's Keycloak as the settings describe it."""

from dataclasses import replace

from django.conf import settings

from rathaus_platform.identity.errors import SignInAway
from rathaus_platform.identity.realms.directory import SAML
from rathaus_platform.identity.realms.directory_metadata import described
from rathaus_platform.identity.realms.values import Deployment, SamlPeer


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


def with_bundid() -> Deployment:
    """The same with BundID as its metadata describe it, for whoever sets up the realms; without, the stand-in plays it.

    Raises SignInAway, and NoMetadata where RATHAUS_BUNDID_METADATA cannot be read.
    """
    place = settings.ENVIRONMENT.bundid_metadata
    if not place:
        return deployment()
    found = described(SAML, place)
    certificates = ",".join(found["certificates"])
    return replace(deployment(), bundid=SamlPeer(found["issuer"], found["sso_url"], found["logout_url"], certificates))
