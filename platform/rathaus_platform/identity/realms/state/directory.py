"""A town's own directory as identity provider of realm `verwaltung`, tied to the town's organization.

Its groups become client roles of this town's client and of nothing else: no group can make an operator, nor somebody
in another town.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Iterable

from rathaus_platform.identity.realms.directory import OIDC, ROLES, Directory
from rathaus_platform.identity.realms.state import flows_verwaltung
from rathaus_platform.identity.realms.values import VERWALTUNG, Deployment, Rep, TownIdentity, directory_alias
from rathaus_platform.identity.roles import OFFICE

CLAIM = "verzeichnis"  # in the town's token: by which directory this session came in; absent after a password


def provider(deployment: Deployment, town: TownIdentity, directory: Directory) -> Rep:
    """The identity provider with its mappers; `organization` is our own key (kinds.directory ties the two)."""
    specific = _oidc(directory) if directory.kind == OIDC else _saml(deployment, town, directory)
    return {
        "alias": directory_alias(town.slug),
        "displayName": f"Verzeichnis: {town.name}",
        "providerId": directory.kind,
        "enabled": directory.enabled,
        "trustEmail": False,
        "storeToken": False,
        "linkOnly": False,
        "hideOnLogin": True,
        "firstBrokerLoginFlowAlias": flows_verwaltung.FIRST_LOGIN.alias,
        "postBrokerLoginFlowAlias": flows_verwaltung.AFTER_DIRECTORY.alias,
        "organization": town.slug,
        "config": {
            "syncMode": "FORCE",
            "validateSignature": "true",
            "kc.org.domain": directory.domains[0] if len(directory.domains) == 1 else "ANY",
            "kc.org.broker.redirect.mode.email-matches": "true",
            **specific,
        },
        "mappers": mappers(town, directory),
    }


def at_creation(deployment: Deployment, directory: Directory) -> Rep:
    """The secret: Keycloak never shows it again, so it is compared by its fingerprint in the settings."""
    return {"config": {"clientSecret": directory.secret}} if directory.kind == OIDC else {}


def mappers(town: TownIdentity, directory: Directory) -> list[Rep]:
    """Names and address, and one mapper for each role: two for the same role would take it from one another."""
    alias = directory_alias(town.slug)
    wanted = {role: directory.groups.get(role, ()) for role in ROLES}
    wanted |= {f"{OFFICE}{key}": groups for key, groups in directory.offices.items()}
    roles = [_role(town, directory, role, groups) for role, groups in sorted(wanted.items()) if groups]
    facts = [] if directory.kind == OIDC else [_fact(alias, ours, theirs) for ours, theirs in _FACTS.items()]
    return [*facts, _user_name(alias, directory), *roles]


# user field -> attribute as AD FS and Entra ID call it
_FACTS = {
    "email": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    "firstName": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
    "lastName": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
}


def _oidc(directory: Directory) -> Rep:
    return {
        "issuer": directory.issuer,
        "clientId": directory.client_id,
        "clientAuthMethod": "client_secret_post",
        "authorizationUrl": directory.authorization_url,
        "tokenUrl": directory.token_url,
        "logoutUrl": directory.logout_url,
        "useJwksUrl": "true",
        "jwksUrl": directory.keys_url,
        "disableUserInfo": "true",
        "defaultScope": "openid profile email",
        "pkceEnabled": "true",
        "pkceMethod": "S256",
        "backchannelSupported": "true",
        "sendIdTokenOnLogout": "true",
        "rathaus.secret": fingerprint(directory.secret),
    }


def _saml(deployment: Deployment, town: TownIdentity, directory: Directory) -> Rep:
    return {
        "entityId": f"{deployment.issuer(VERWALTUNG)}/{directory_alias(town.slug)}",
        "idpEntityId": directory.issuer,
        "singleSignOnServiceUrl": directory.sso_url,
        "singleLogoutServiceUrl": directory.logout_url,
        "signingCertificate": ",".join(directory.certificates),
        "nameIDPolicyFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
        "principalType": "SUBJECT",
        "postBindingAuthnRequest": "true",
        "postBindingResponse": "true",
        "postBindingLogout": "true",
        "wantAuthnRequestsSigned": "true",
        "wantAssertionsSigned": "true",
        "signatureAlgorithm": "RSA_SHA256",
        "xmlSigKeyInfoKeyNameTransformer": "NONE",
        "allowedClockSkew": "10",
        "backchannelSupported": "true",
    }


def _fact(alias: str, ours: str, theirs: str) -> Rep:
    config = {"attribute.name": theirs, "user.attribute": ours}
    return _mapper(alias, ours, "saml-user-attribute-idp-mapper", config)


def _user_name(alias: str, directory: Directory) -> Rep:
    """The directory's own identifier behind the town's alias: no two directories can mean the same account."""
    if directory.kind == OIDC:
        return _mapper(alias, "benutzername", "oidc-username-idp-mapper", _template(alias, "${CLAIM.sub}"))
    return _mapper(alias, "benutzername", "saml-username-idp-mapper", _template(alias, "${NAMEID}"))


def _template(alias: str, identifier: str) -> dict[str, str]:
    return {"template": f"{alias}:{identifier}", "target": "LOCAL"}


def _role(town: TownIdentity, directory: Directory, role: str, groups: Iterable[str]) -> Rep:
    pattern = "|".join(re.escape(group) for group in sorted(groups))
    kind = "oidc-advanced-role-idp-mapper" if directory.kind == OIDC else "saml-advanced-role-idp-mapper"
    where = "claim" if directory.kind == OIDC else "attribute"
    wanted = json.dumps([{"key": directory.group_attribute, "value": f"^(?:{pattern})$"}])
    config = {f"{where}s": wanted, f"are.{where}.values.regex": "true", "role": f"{town.client_id}.{role}"}
    return _mapper(directory_alias(town.slug), role, kind, config)


def _mapper(alias: str, name: str, kind: str, config: dict[str, str]) -> Rep:
    return {
        "name": name,
        "identityProviderAlias": alias,
        "identityProviderMapper": kind,
        "config": {"syncMode": "FORCE", **config},
    }


def by_directory() -> Rep:
    """The mapper that tells by which directory a session came in."""
    return {
        "name": CLAIM,
        "protocol": "openid-connect",
        "protocolMapper": "oidc-usersessionmodel-note-mapper",
        "config": {
            "user.session.note": "identity_provider",
            "claim.name": CLAIM,
            "jsonType.label": "String",
            "id.token.claim": "true",
            "access.token.claim": "false",
        },
    }


def fingerprint(secret: str) -> str:
    """Tells one secret from another and nothing else: keyed, so that a guess cannot be tried on it alone."""
    return hmac.new(secret.encode(), b"rathaus: verzeichnis", hashlib.sha256).hexdigest()[:32]
