"""The deployment's Keycloak as the settings describe it."""

from dataclasses import replace

from django.conf import settings

from rathaus_platform.identity.errors import SignInAway
from rathaus_platform.identity.realms import business_metadata
from rathaus_platform.identity.realms.directory import SAML
from rathaus_platform.identity.realms.directory_metadata import described
from rathaus_platform.identity.realms.values import BusinessAccount, Deployment, MailServer, SamlPeer
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
        business=BusinessAccount() if environment.business_account == "stand-in" else None,
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


def with_peers() -> Deployment:
    """The same with BundID and Mein Unternehmenskonto as they describe themselves, for whoever sets up the realms.

    Raises SignInAway, and NoMetadata where RATHAUS_BUNDID_METADATA or RATHAUS_BUSINESS_CERTIFICATES cannot be read.
    """
    environment, plain = settings.ENVIRONMENT, deployment()
    if environment.bundid_metadata:
        plain = replace(plain, bundid=_bundid(environment.bundid_metadata))
    if environment.business_account in business_metadata.PLACES:
        found = business_metadata.peer(environment.business_account, environment.business_certificates)
        plain = replace(plain, business=BusinessAccount(found))
    return plain


def _bundid(place: str) -> SamlPeer:
    found = described(SAML, place)
    certificates = ",".join(found["certificates"])
    return SamlPeer(found["issuer"], found["sso_url"], found["logout_url"], certificates)
