"""The operators' client in realm `verwaltung`: apart from every town's, with one role."""

import hashlib
import hmac
import json
from typing import Final

from rathaus_platform.identity.realms.state import flows_verwaltung
from rathaus_platform.identity.realms.state.directory import by_directory
from rathaus_platform.identity.realms.values import Deployment, Rep

CLIENT: Final = "rathaus-betrieb"
ROLE: Final = "betrieb"


def secret_for(deployment_secret: str) -> str:
    """Follows from the deployment's secret: the web tier needs no place to keep it."""
    return hmac.new(deployment_secret.encode(), b"client:rathaus-betrieb", hashlib.sha256).hexdigest()


def client(deployment: Deployment) -> Rep:
    """Confidential, PKCE, without refresh tokens; it can be used at the operator's host only."""
    base = deployment.operator_url
    return {
        "clientId": CLIENT,
        "name": "Rathaus: Betrieb",
        "protocol": "openid-connect",
        "enabled": bool(base),
        "publicClient": False,
        "clientAuthenticatorType": "client-secret",
        "secret": secret_for(deployment.secret),
        "standardFlowEnabled": True,
        "implicitFlowEnabled": False,
        "directAccessGrantsEnabled": False,
        "serviceAccountsEnabled": False,
        "fullScopeAllowed": False,
        "frontchannelLogout": False,
        "redirectUris": [f"{base}/anmelden/zurueck/"] if base else [],
        "webOrigins": [],
        "defaultClientScopes": ["acr", "basic", "profile"],
        "optionalClientScopes": [],
        "attributes": {
            "pkce.code.challenge.method": "S256",
            "use.refresh.tokens": "false",
            "acr.loa.map": json.dumps(flows_verwaltung.ACR),
            "post.logout.redirect.uris": f"{base}/",
            "backchannel.logout.url": f"{base}/anmelden/abgemeldet/",
            "backchannel.logout.session.required": "true",
        },
        "protocolMappers": [_roles(), by_directory()],
        "roles": [ROLE],
    }


def _roles() -> Rep:
    """The roles of this client as claim `rollen`."""
    return {
        "name": "rollen",
        "protocol": "openid-connect",
        "protocolMapper": "oidc-usermodel-client-role-mapper",
        "config": {
            "usermodel.clientRoleMapping.clientId": CLIENT,
            "claim.name": "rollen",
            "multivalued": "true",
            "jsonType.label": "String",
            "id.token.claim": "true",
            "access.token.claim": "false",
        },
    }
