"""Programs of a town's administration: confidential clients with a service account, and what they may be allowed.

They live in realm `verwaltung`: a program acts for the administration, and the account that provisions towns may make
clients there already. A realm of their own would be one more set of keys and rights for every deployment (ADR 11).
"""

from collections.abc import Mapping
from typing import Final

from rathaus_platform.identity.realms import credential
from rathaus_platform.identity.realms.values import ApiClientIdentity, Rep

AUDIENCE: Final = "rathaus-api"
TOWN_CLAIM: Final = "rathaus_town"
PREFIX: Final = "programm-"
TOKEN_LIFE: Final = 300  # seconds
SCOPES: Final[Mapping[str, str]] = {
    "town:read": "Angaben zur Kommune lesen",
    "news:read": "Aktuelles lesen",
    "services:read": "Leistungen und ihre Fragen lesen",
    "cases:submit": "Anträge mit Dateien senden",
    "cases:read": "den Stand von Vorgängen lesen (mit Nummer und Code)",
    "cases:answer": "Rückfragen beantworten (mit Nummer und Code)",
}
"""What a program can be allowed; every field and address of the API names one of these."""


_BY_KEY: Final = {"use.jwks.string": "true", "token.endpoint.auth.signing.max.exp": str(credential.MOST_LIFE)}


def scopes() -> dict[str, Rep]:
    """Client scopes by name. They carry no claims: their names stand in the token's `scope`."""
    return {
        name: {
            "name": name,
            "description": title,
            "protocol": "openid-connect",
            "attributes": {"include.in.token.scope": "true", "display.on.consent.screen": "false"},
        }
        for name, title in SCOPES.items()
    }


def client(one: ApiClientIdentity) -> Rep:
    """The client: no browser, no roles, no person; its tokens name the API and the one town they are for."""
    return {
        "clientId": one.client_id,
        "name": one.title,
        "protocol": "openid-connect",
        "enabled": one.enabled,
        "publicClient": False,
        "clientAuthenticatorType": "client-jwt" if one.keys else "client-secret",
        "standardFlowEnabled": False,
        "implicitFlowEnabled": False,
        "directAccessGrantsEnabled": False,
        "serviceAccountsEnabled": True,
        "fullScopeAllowed": False,
        "redirectUris": [],
        "webOrigins": [],
        "defaultClientScopes": sorted({"service_account", *one.scopes}),  # Keycloak adds the first by itself
        "optionalClientScopes": [],
        "attributes": {
            "access.token.lifespan": str(TOKEN_LIFE),
            "client_credentials.use_refresh_token": "false",
            "use.jwks.url": "",  # would come before the keys
            **(_BY_KEY if one.keys else {}),
        },
        "protocolMappers": [
            _mapper("schnittstelle", "oidc-audience-mapper", {"included.custom.audience": AUDIENCE}),
            _mapper(
                "kommune",
                "oidc-hardcoded-claim-mapper",
                {"claim.name": TOWN_CLAIM, "claim.value": one.town, "jsonType.label": "String"},
            ),
        ],
        **({"keys": [{"name": key["kid"], "jwk": key} for key in one.keys]} if one.keys else {}),
    }


def town_of(client: Rep) -> str:
    """The id of the town whose program this client is, by what its tokens say; empty for a client that is none."""
    configs = [mapper.get("config", {}) for mapper in client.get("protocolMappers", [])]
    named = [str(one.get("claim.value", "")) for one in configs if one.get("claim.name") == TOWN_CLAIM]
    return named[0] if len(named) == 1 else ""


def _mapper(name: str, kind: str, config: dict[str, str]) -> Rep:
    told = {"access.token.claim": "true", "id.token.claim": "false", "introspection.token.claim": "false"}
    return {"name": name, "protocol": "openid-connect", "protocolMapper": kind, "config": {**config, **told}}
