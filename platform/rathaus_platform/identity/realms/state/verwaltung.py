"""Realm `verwaltung`: staff. One organization per town, each free to bring its own identity provider."""

from rathaus_platform.identity.realms.state.realm import base
from rathaus_platform.identity.realms.values import VERWALTUNG, Rep


def realm() -> Rep:
    """Settings; passwords only matter where a town has no identity provider of its own."""
    return {
        **base(VERWALTUNG, "Verwaltung"),
        "ssoSessionIdleTimeout": 4500,  # outlives the hour without a page that a town allows its staff
        "organizationsEnabled": True,
        # An address names nobody: a directory could take over an account, or take an address away from somebody.
        "loginWithEmailAllowed": False,
        "duplicateEmailsAllowed": True,
        "passwordPolicy": "length(12) and notUsername and notEmail",
    }


def organization_scope() -> Rep:
    """What the claim `organization` says: the alias is enough to compare with the host's town."""
    return {
        "name": "organization",
        "protocol": "openid-connect",
        "protocolMappers": [
            {
                "name": "organization",
                "protocol": "openid-connect",
                "protocolMapper": "oidc-organization-membership-mapper",
                "config": {
                    "claim.name": "organization",
                    "multivalued": "true",
                    "jsonType.label": "String",
                    "id.token.claim": "true",
                    "access.token.claim": "true",
                    "introspection.token.claim": "true",
                },
            }
        ],
    }


def texts() -> dict[str, Rep]:
    """By language. Nobody can sign in by an address, but most people's user name is one, and by it Keycloak finds the
    town's directory.
    """
    return {
        "de": {
            "username": "Dienstliche E-Mail-Adresse",
            "missingUsernameMessage": "Geben Sie Ihre dienstliche E-Mail-Adresse ein.",
        },
        "en": {"username": "Work e-mail address", "missingUsernameMessage": "Enter your work e-mail address."},
    }
