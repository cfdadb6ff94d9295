"""The deployment's Keycloak as the settings describe it."""

from dataclasses import replace

from django.conf import settings

from rathaus_platform.identity.errors import SignInAway
from rathaus_platform.identity.realms.directory import SAML
from rathaus_platform.identity.realms.directory_metadata import described
from rathaus_platform.identity.realms.values import Deployment, MailServer, SamlPeer
from rathaus_platform.messaging.api import mail_server


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
        local_accounts=environment.local_accounts,
        mail=_mail(environment.smtp_url, environment.base_domain),
    )


def _mail(url: str, domain: str) -> MailServer:
    server = mail_server(url)
    return MailServer(
        host=server.host,
        port=server.port,
        sender=f"noreply@{domain}",
        username=server.username,
        password=server.password,
        tls=server.tls,
        starttls=server.starttls,
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
