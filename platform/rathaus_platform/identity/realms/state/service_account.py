"""The account everything after the first set-up runs under: as few rights as provisioning towns needs
(keycloak.md 3).
"""

from typing import Final

from rathaus_platform.identity.realms.values import BUERGER, PROVISIONING_CLIENT, VERWALTUNG, Rep

RIGHTS: Final = {
    BUERGER: ("manage-clients", "view-clients"),
    VERWALTUNG: (
        "manage-clients",
        "manage-identity-providers",  # towns' own directories; whoever manages users could let anybody in anyway
        "manage-organizations",
        "manage-users",
        "view-clients",
    ),
}
SALT: Final = "rathaus.pairwise.salt"


def client(realm: str, secret: str, salt: str = "") -> Rep:
    """The client whose service account provisions towns.

    In `buerger` it also keeps the salt of the pairwise subjects: a new salt would give every citizen a new
    identity in every town, so it lives beside the towns' clients and is never changed.
    """
    return {
        "clientId": PROVISIONING_CLIENT,
        "name": "Rathaus: richtet Kommunen ein",
        "protocol": "openid-connect",
        "enabled": True,
        "publicClient": False,
        "clientAuthenticatorType": "client-secret",
        "secret": secret,
        "standardFlowEnabled": False,
        "implicitFlowEnabled": False,
        "directAccessGrantsEnabled": False,
        "serviceAccountsEnabled": True,
        "fullScopeAllowed": True,
        "redirectUris": [],
        "webOrigins": [],
        "defaultClientScopes": ["basic", "roles", "service_account"],
        "optionalClientScopes": [],
        "attributes": {SALT: salt} if salt else {},
        "serviceAccountRoles": {"realm-management": sorted(RIGHTS[realm])},
    }
