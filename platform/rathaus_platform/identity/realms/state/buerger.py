"""Realm `buerger`: citizens. Somebody vouches for them, or they vouch for themselves; an e-mail address is never an
identity.
"""

from typing import Final

from rathaus_platform.identity.realms.state import mail
from rathaus_platform.identity.realms.state.realm import base
from rathaus_platform.identity.realms.values import BUERGER, Deployment, Rep

# Each would let people change at Keycloak what somebody has vouched for, or ask those for more who came by a broker.
NO_ACTIONS: Final = ("UPDATE_PROFILE", "VERIFY_PROFILE")
# Keycloak's pages about one's own account, and what they are made of.
NO_CLIENTS: Final = ("account", "account-console")


def realm(deployment: Deployment) -> Rep:
    """Settings.

    With e-mail as user name Keycloak would ignore the template made of the bPK2 and join by e-mail.
    """
    by_mail = deployment.local_accounts and deployment.mail is not None
    return {
        **base(BUERGER, "Bürgerkonto"),
        "registrationEmailAsUsername": False,
        "loginWithEmailAllowed": False,
        "duplicateEmailsAllowed": True,
        "registrationAllowed": deployment.local_accounts,
        "verifyEmail": by_mail,
        "resetPasswordAllowed": by_mail,
        "passwordPolicy": "length(12) and notUsername and notEmail",
        **({"smtpServer": mail.settings(deployment.mail)} if by_mail and deployment.mail else {}),
    }


def beside(deployment: Deployment) -> Rep:
    """What is written with the settings and never compared."""
    return {"smtpServer": mail.with_password(deployment.mail)} if deployment.local_accounts and deployment.mail else {}
