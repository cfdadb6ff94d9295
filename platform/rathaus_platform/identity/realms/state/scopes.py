"""Client scopes of realm `buerger`: towns get what a sign-in asks for of name, mail and address, and nothing that
would tie towns together.

The facts stand in the access token only, which the town reads once and throws away.
"""

from typing import Final

from rathaus_platform.identity.realms.state.attributes import ATTRIBUTES, SELF_DECLARED, Attribute
from rathaus_platform.identity.realms.values import Rep

NAMES: Final = ("person", "kontakt", "anschrift")


def client_scopes() -> dict[str, Rep]:
    """Representations by name.

    `profile` and `email` of Keycloak are not used: they hand out the user name.
    """
    return {name: _scope(name) for name in NAMES}


def _scope(name: str) -> Rep:
    return {
        "name": name,
        "protocol": "openid-connect",
        "attributes": {"include.in.token.scope": "true", "display.on.consent.screen": "false"},
        "protocolMappers": [_mapper(a) for a in (*ATTRIBUTES, *SELF_DECLARED) if a.scope == name],
    }


def _mapper(attribute: Attribute) -> Rep:
    return {
        "name": attribute.claim,
        "protocol": "openid-connect",
        "protocolMapper": "oidc-usermodel-attribute-mapper",
        "config": {
            "user.attribute": attribute.user_attribute,
            "claim.name": attribute.claim,
            "jsonType.label": "String",
            "id.token.claim": "false",
            "access.token.claim": "true",
            "userinfo.token.claim": "false",
            "introspection.token.claim": "false",
        },
    }
