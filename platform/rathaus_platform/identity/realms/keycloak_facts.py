"""What is read from Keycloak before the desired state can be written down: certificates and the salt."""

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.state.service_account import SALT
from rathaus_platform.identity.realms.values import BUERGER, PROVISIONING_CLIENT


def certificate(gateway: Gateway, realm: str) -> str:
    """The certificate of the realm's signing key, base64 without armour."""
    keys = gateway.realm(realm).get_keys()["keys"]
    return next(
        str(key["certificate"])
        for key in keys
        if key.get("use") == "SIG" and key.get("algorithm") == "RS256" and key.get("certificate")
    )


def pairwise_salt(gateway: Gateway) -> str:
    """The salt of the pairwise subjects, empty before the first set-up."""
    admin = gateway.realm(BUERGER)
    client_id = admin.get_client_id(PROVISIONING_CLIENT)
    if client_id is None:
        return ""
    return str(admin.get_client(client_id).get("attributes", {}).get(SALT, ""))
