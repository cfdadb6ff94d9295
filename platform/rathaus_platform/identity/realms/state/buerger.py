"""Realm `buerger`: citizens. They come through BundID; an e-mail address is never an identity."""

from rathaus_platform.identity.realms.state.realm import base
from rathaus_platform.identity.realms.values import BUERGER, Rep


def realm() -> Rep:
    """Settings.

    With e-mail as user name Keycloak would ignore the template made of the bPK2 and join by e-mail.
    """
    return {
        **base(BUERGER, "Bürgerkonto"),
        "registrationEmailAsUsername": False,
        "loginWithEmailAllowed": False,
        "duplicateEmailsAllowed": True,
    }
