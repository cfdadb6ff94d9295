"""What all realms have in common."""

from rathaus_platform.identity.realms import themes
from rathaus_platform.identity.realms.values import Rep


def base(name: str, title: str) -> Rep:
    """Settings of a realm: German first, brute force slowed down, short codes, a working day per session at
    most.
    """
    return {
        "realm": name,
        "enabled": True,
        "displayName": title,
        "loginTheme": themes.NAME,  # where it is not installed, Keycloak shows its own pages
        "sslRequired": "external",
        "registrationAllowed": False,
        "resetPasswordAllowed": False,
        "rememberMe": False,
        "verifyEmail": False,
        "editUsernameAllowed": False,
        "bruteForceProtected": True,
        "permanentLockout": False,
        "failureFactor": 10,
        "waitIncrementSeconds": 30,
        "maxFailureWaitSeconds": 300,
        "accessCodeLifespan": 60,
        "accessCodeLifespanLogin": 1800,
        "accessTokenLifespan": 300,
        "ssoSessionIdleTimeout": 1800,
        "ssoSessionMaxLifespan": 28800,
        "internationalizationEnabled": True,
        "supportedLocales": ["de", "en"],
        "defaultLocale": "de",
        "defaultSignatureAlgorithm": "RS256",
        "eventsEnabled": True,
        "eventsExpiration": 604800,
        "adminEventsEnabled": True,
        "adminEventsDetailsEnabled": False,
    }


def keys(private_key: str) -> Rep:
    """Key components for a new realm whose signing key is given (PEM): saves the seconds Keycloak needs to
    make one.
    """
    return {
        "components": {
            "org.keycloak.keys.KeyProvider": [
                {
                    "name": "rsa",
                    "providerId": "rsa",
                    "config": {
                        "priority": ["100"],
                        "privateKey": [private_key],
                        "keyUse": ["SIG"],
                        "algorithm": ["RS256"],
                    },
                },
                {"name": "aes", "providerId": "aes-generated", "config": {"priority": ["100"]}},
                {
                    "name": "hmac",
                    "providerId": "hmac-generated",
                    "config": {"priority": ["100"], "algorithm": ["HS512"]},
                },
            ]
        }
    }
