"""A town in Keycloak: one confidential client per realm, and its organization among the staff."""

import json

from rathaus_platform.identity.realms import credential
from rathaus_platform.identity.realms.directory import ROLES
from rathaus_platform.identity.realms.state import flows_verwaltung
from rathaus_platform.identity.realms.state.directory import by_directory
from rathaus_platform.identity.realms.state.levels import LEVELS
from rathaus_platform.identity.realms.state.scopes import NAMES
from rathaus_platform.identity.realms.values import Rep, TownIdentity
from rathaus_platform.identity.roles import OFFICE


def citizen_client(town: TownIdentity, salt: str) -> Rep:
    """The client for citizens.

    Its subjects are pairwise: another town sees another `sub` for the same person.
    """
    client = _client(
        town,
        "buerger",
        scopes=["basic", "acr"],
        attributes={"acr.loa.map": json.dumps({level.name: level.loa for level in LEVELS})},
        mappers=[
            _mapper(
                "paarweise-kennung",
                "oidc-sha256-pairwise-sub-mapper",
                {"sectorIdentifierUri": "", "pairwiseSubAlgorithmSalt": salt},
            ),
            _mapper(
                "vertrauensniveau",
                "oidc-usersessionmodel-note-mapper",
                {
                    "user.session.note": "vertrauensniveau",
                    "claim.name": "vertrauensniveau",
                    "jsonType.label": "String",
                    "id.token.claim": "true",
                    "access.token.claim": "false",
                },
            ),
        ],
    )
    return {**client, "optionalClientScopes": list(NAMES)}  # asked for one by one, as a purpose needs them


def staff_client(town: TownIdentity) -> Rep:
    """The client for staff: name and mail, the roles in this town, and the organization where they are a
    member.
    """
    roles = _mapper(
        "rollen",
        "oidc-usermodel-client-role-mapper",
        {
            "usermodel.clientRoleMapping.clientId": town.client_id,
            "claim.name": "rollen",
            "multivalued": "true",
            "jsonType.label": "String",
            "id.token.claim": "true",
            "access.token.claim": "false",
        },
    )
    client = _client(
        town,
        "verwaltung",
        scopes=["basic", "acr", "profile", "email"],
        attributes={"acr.loa.map": json.dumps(flows_verwaltung.ACR)},
        mappers=[roles, by_directory()],
    )
    offices = [f"{OFFICE}{key}" for key in town.directory.offices] if town.directory else []
    return {**client, "optionalClientScopes": ["organization"], "roles": sorted([*ROLES, *offices])}


def organization(town: TownIdentity) -> Rep:
    """The town among the staff. Only members get the claim, and only with the claim the town lets them in.

    Keycloak finds the town's directory by the domain of a mail address, and gives a domain to one town only.
    """
    domains = town.directory.domains if town.directory else (f"{town.slug}.invalid",)
    return {
        "name": town.name,
        "alias": town.slug,
        "enabled": True,
        "domains": [{"name": domain} for domain in domains],
    }


def _client(
    town: TownIdentity,
    realm: str,
    *,
    scopes: list[str],
    mappers: list[Rep],
    attributes: dict[str, str] | None = None,
) -> Rep:
    return {
        "clientId": town.client_id,
        "name": town.name,
        "protocol": "openid-connect",
        "enabled": True,
        "publicClient": False,
        "clientAuthenticatorType": "client-jwt",
        "standardFlowEnabled": True,
        "implicitFlowEnabled": False,
        "directAccessGrantsEnabled": False,
        "serviceAccountsEnabled": False,
        "fullScopeAllowed": False,
        "frontchannelLogout": False,
        "baseUrl": f"{town.base_url}/",
        "redirectUris": [f"{town.base_url}/anmelden/{realm}/zurueck/"],
        "webOrigins": [],
        "defaultClientScopes": scopes,
        "optionalClientScopes": [],
        "attributes": {
            "pkce.code.challenge.method": "S256",
            "use.jwks.string": "true",
            "use.jwks.url": "",  # would come first: whoever sets it could prove themselves as the town
            "token.endpoint.auth.signing.alg": credential.ALGORITHM,
            "token.endpoint.auth.signing.max.exp": str(credential.MOST_LIFE),
            "use.refresh.tokens": str(realm == "verwaltung").lower(),  # staff are asked about at intervals
            "post.logout.redirect.uris": f"{town.base_url}/abgemeldet/",
            "backchannel.logout.url": f"{town.callback_base}/anmelden/{realm}/abgemeldet/",
            "backchannel.logout.session.required": "true",
            **(attributes or {}),
        },
        "protocolMappers": mappers,
        "keys": [{"name": key["kid"], "jwk": key} for key in town.keys.get(realm, ())],
    }


def _mapper(name: str, kind: str, config: dict[str, str]) -> Rep:
    return {"name": name, "protocol": "openid-connect", "protocolMapper": kind, "config": config}
