"""Settings of the stand-in realm."""

from rathaus_platform.identity.realms.state.realm import base
from rathaus_platform.identity.realms.values import BUNDID, Rep


def realm() -> Rep:
    """The name says on every page that this is not the real BundID."""
    return {
        **base(BUNDID, "BundID (Nachbildung zur Vorführung)"),
        # SAML cannot carry the language asked for, and a browser's own would make a German story English.
        "supportedLocales": ["de"],
        "loginWithEmailAllowed": False,
        "duplicateEmailsAllowed": True,
    }
