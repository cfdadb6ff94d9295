"""A town's directory: a realm of the same Keycloak that knows nothing of ours, with people in groups, OIDC and SAML."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.integration.identity.conftest import RunningKeycloak

from rathaus_platform.identity.realms.state.realm import base

PASSWORD = "ein-Passwort-im-Verzeichnis-1"
CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims"
NAMES = {"email": "emailaddress", "firstName": "givenname", "lastName": "surname"}


@dataclass
class ThirdRealm:
    """The realm `name`; `broker` is our side of it, `https://…/realms/verwaltung/broker/verzeichnis-<slug>/endpoint`."""

    keycloak: RunningKeycloak
    slug: str
    name: str
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def issuer(self) -> str:
        return self.keycloak.deployment.issuer(self.name)

    @property
    def entity_id(self) -> str:
        return f"{self.keycloak.deployment.issuer('verwaltung')}/verzeichnis-{self.slug}"

    @property
    def broker(self) -> str:
        return f"{self.keycloak.deployment.issuer('verwaltung')}/broker/verzeichnis-{self.slug}/endpoint"

    @property
    def admin(self) -> Any:
        return self.keycloak.gateway().realm(self.name)

    def make(self) -> None:
        """The realm with its two clients, anew."""
        self.drop()
        master = self.keycloak.gateway().realm("master")
        master.create_realm({**base(self.name, "Verzeichnis einer Kommune"), "duplicateEmailsAllowed": True,
                             "loginWithEmailAllowed": False})  # fmt: skip
        self.admin.create_client(self._oidc())
        self.admin.create_client(self._saml())

    def drop(self) -> None:
        """Gone, if it was there."""
        master = self.keycloak.gateway().realm("master")
        if self.name in {realm["realm"] for realm in master.get_realms()}:
            master.delete_realm(self.name)

    def person(self, username: str, email: str, groups: Iterable[str] = (), last_name: str = "Muster") -> str:
        """Somebody in the directory; the id there."""
        admin = self.admin
        body = {"username": username, "email": email, "emailVerified": True, "firstName": username.title(),
                "lastName": last_name, "enabled": True,
                "credentials": [{"type": "password", "value": PASSWORD, "temporary": False}]}  # fmt: skip
        person = str(admin.create_user(body))
        self.put_into(person, groups)
        return person

    def put_into(self, person: str, groups: Iterable[str]) -> None:
        """Exactly these groups."""
        admin, wanted = self.admin, set(groups)
        for group in admin.get_user_groups(person):
            admin.group_user_remove(person, group["id"])
        for name in wanted:
            admin.create_group({"name": name}, skip_exists=True)
            group = next(g for g in admin.get_groups({"search": name, "exact": "true"}) if g["name"] == name)
            admin.group_user_add(person, group["id"])

    def _certificate(self, realm: str) -> str:
        keys = self.keycloak.gateway().realm(realm).get_keys()
        active = keys["active"]["RS256"]
        return next(str(key["certificate"]) for key in keys["keys"] if key["kid"] == active)

    def _oidc(self) -> dict[str, Any]:
        return {
            "clientId": "rathaus", "protocol": "openid-connect", "enabled": True, "publicClient": False,
            "secret": self.secret, "redirectUris": [f"{self.broker}*"], "frontchannelLogout": False,
            "attributes": {
                "backchannel.logout.url":
                    f"{self.keycloak.deployment.issuer('verwaltung')}/protocol/openid-connect/logout/backchannel-logout",
                "backchannel.logout.session.required": "true",
                "post.logout.redirect.uris": "+",
            },
            "protocolMappers": [{"name": "groups", "protocol": "openid-connect",
                                 "protocolMapper": "oidc-group-membership-mapper",
                                 "config": {"claim.name": "groups", "full.path": "false", "id.token.claim": "true"}}],
        }  # fmt: skip

    def _saml(self) -> dict[str, Any]:
        mapper = {"protocol": "saml"}
        facts = [
            {**mapper, "name": ours, "protocolMapper": "saml-user-property-mapper",
             "config": {"user.attribute": ours, "attribute.name": f"{CLAIMS}/{theirs}",
                        "attribute.nameformat": "URI Reference"}}
            for ours, theirs in NAMES.items()
        ]  # fmt: skip
        groups = {**mapper, "name": "groups", "protocolMapper": "saml-group-membership-mapper",
                  "config": {"attribute.name": "groups", "attribute.nameformat": "Basic", "single": "true",
                             "full.path": "false"}}  # fmt: skip
        return {
            "clientId": self.entity_id, "protocol": "saml", "enabled": True, "frontchannelLogout": False,
            "adminUrl": self.broker, "redirectUris": [self.broker], "defaultClientScopes": [],
            "attributes": {
                "saml.authnstatement": "true", "saml.server.signature": "true", "saml.assertion.signature": "true",
                "saml.client.signature": "true", "saml.force.post.binding": "true", "saml_name_id_format": "persistent",
                "saml_force_name_id_format": "true", "saml.signature.algorithm": "RSA_SHA256", "saml.encrypt": "false",
                "saml.signing.certificate": self._certificate("verwaltung"),
                "saml_assertion_consumer_url_post": self.broker, "saml_single_logout_service_url_post": self.broker,
            },
            "protocolMappers": [*facts, groups],
        }  # fmt: skip
