"""What is read from Keycloak before the desired state can be written down: certificates and the salt."""

from collections.abc import Container, Iterable
from typing import Final

from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.state import encryption
from rathaus_platform.identity.realms.state.service_account import SALT
from rathaus_platform.identity.realms.values import BUERGER, PROVISIONING_CLIENT, Certificates

_UNKNOWN: Final = "erst nach dem Anlegen bekannt"


def certificates(gateway: Gateway, realms: Iterable[str], *, unknown: Container[str] = ()) -> Certificates:
    """The certificates of the realms' keys in use. Realms that are still to be made are `unknown`."""
    signing = {name: _UNKNOWN if name in unknown else _certificate(gateway, name, "RS256") for name in realms}
    encrypting = _UNKNOWN if BUERGER in unknown else _certificate(gateway, BUERGER, encryption.ALGORITHM)
    return Certificates(signing, encrypting)


def _certificate(gateway: Gateway, realm: str, algorithm: str) -> str:
    """Of the active key with the highest priority, base64 without armour; unknown without one."""
    keys = gateway.realm(realm).get_keys()
    active = keys["active"].get(algorithm)
    return next((str(key["certificate"]) for key in keys["keys"] if key["kid"] == active), _UNKNOWN)


def pairwise_salt(gateway: Gateway) -> str:
    """The salt of the pairwise subjects, empty before the first set-up."""
    admin = gateway.realm(BUERGER)
    client_id = admin.get_client_id(PROVISIONING_CLIENT)
    if client_id is None:
        return ""
    return str(admin.get_client(client_id).get("attributes", {}).get(SALT, ""))
