"""Client scopes of realm `buerger`: towns get what a sign-in asks for of name, mail and address, and nothing that
would tie towns together.

The facts stand in the access token only, which the town reads once and throws away.
"""

from typing import Final

from rathaus_platform.identity.realms.state import business_attributes
from rathaus_platform.identity.realms.state.attributes import ATTRIBUTES, SELF_DECLARED
from rathaus_platform.identity.realms.values import Rep

NAMES: Final = ("person", "kontakt", "anschrift", business_attributes.SCOPE)


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
        "protocolMappers": [
            _mapper(a.user_attribute, a.claim)
            for a in (*ATTRIBUTES, *SELF_DECLARED, *business_attributes.FACTS)
            if a.scope == name
        ],
    }


def _mapper(user_attribute: str, claim: str) -> Rep:
    return {
        "name": claim,
        "protocol": "openid-connect",
        "protocolMapper": "oidc-usermodel-attribute-mapper",
        "config": {
            "user.attribute": user_attribute,
            "claim.name": claim,
            "jsonType.label": "String",
            "id.token.claim": "false",
            "access.token.claim": "true",
            "userinfo.token.claim": "false",
            "introspection.token.claim": "false",
        },
    }
