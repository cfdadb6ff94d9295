"""The key of `buerger` with which BundID encrypts its assertions: only our Keycloak can read them on their way."""

from typing import Final

from rathaus_platform.identity.realms.values import Rep

ALGORITHM: Final = "RSA-OAEP"
NAME: Final = "rsa-enc-generated"  # as Keycloak calls the one it makes by itself: no second key beside it

# What the stand-in encrypts with; BundID chooses its own.
XML: Final = {
    "saml.encryption.algorithm": "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    "saml.encryption.keyAlgorithm": "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
}


def key() -> Rep:
    """Made and kept by Keycloak. Priority, active and enabled belong to whoever rotates: all enabled keys decrypt."""
    return {"name": NAME, "providerId": "rsa-enc-generated", "config": {"algorithm": [ALGORITHM]}}
