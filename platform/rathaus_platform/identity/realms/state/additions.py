"""What a town may have added to its client in Keycloak, and keeps: whatever does not bear one of our names.

Our names are the names of mappers and scopes that we declare, and the claims that the platform reads or keeps out:
a mapper that writes one of them decides who somebody is, or ties towns together, so it is no addition.
"""

from typing import Any, Final

from rathaus_platform.identity.realms.state.attributes import ATTRIBUTES, BPK2, SELF_DECLARED
from rathaus_platform.identity.realms.state.business_attributes import FACTS
from rathaus_platform.identity.realms.state.scopes import NAMES
from rathaus_platform.identity.realms.values import Rep

_OUR_CLAIMS: Final = frozenset(
    {
        *("iss", "sub", "aud", "azp", "exp", "iat", "nbf", "jti", "nonce", "typ", "sid", "acr", "amr", "auth_time"),
        *("events", "rollen", "vertrauensniveau", "verzeichnis", "organization", "preferred_username", "bpk2"),
        *(attribute.claim for attribute in (*ATTRIBUTES, *SELF_DECLARED, *FACTS) if attribute.claim),
    }
)
# What is the same in every town: handed out, two towns could compare.
_TYING: Final = frozenset(
    {"id", "username", *(attribute.user_attribute for attribute in ATTRIBUTES if attribute.oid == BPK2)}
)
# Mappers that write a claim of ours without naming it.
_DECIDING: Final = (
    "pairwise",
    "oidc-sub-mapper",
    "oidc-acr-mapper",
    "oidc-amr-mapper",
    "oidc-audience",
    "organization",
)
# Keycloak's own scopes: those we want are declared.
_KEYCLOAKS: Final = frozenset(
    {
        *("acr", "address", "basic", "email", "microprofile-jwt", "offline_access", "organization", "phone"),
        *("profile", "roles", "service_account", "web-origins"),
    }
)


def of_a_town(place: str, item: Any) -> bool:
    """Whether this surplus item of a town's client stays."""
    if place == "protocolMappers":
        return _harmless(item)
    if place in ("defaultClientScopes", "optionalClientScopes"):
        return item not in _KEYCLOAKS and item not in NAMES
    return False


def _harmless(mapper: Rep) -> bool:
    config = mapper.get("config", {})
    claim = config.get("claim.name", "").replace("\\.", "").split(".")[0]
    decides = any(part in mapper.get("protocolMapper", "") for part in _DECIDING)
    return not decides and claim not in _OUR_CLAIMS and config.get("user.attribute") not in _TYING
