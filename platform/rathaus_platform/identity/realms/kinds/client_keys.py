"""The public keys of a client: Keycloak keeps them as one JSON text among the client's attributes."""

import json
from typing import Final

from rathaus_platform.identity.realms.values import Rep

_ATTRIBUTE: Final = "jwks.string"


def read(client: Rep) -> list[Rep]:
    """Name and key of each; empty where there are none or the text is none of ours."""
    try:
        keys = json.loads(client.get("attributes", {}).get(_ATTRIBUTE) or "{}")["keys"]
        return [{"name": str(key["kid"]), "jwk": key} for key in keys]
    except (ValueError, KeyError, TypeError):
        return []


def written(keys: list[Rep]) -> dict[str, str]:
    """The attribute that holds these keys."""
    return {_ATTRIBUTE: json.dumps({"keys": [key["jwk"] for key in keys]})}
