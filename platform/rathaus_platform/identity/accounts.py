"""The kinds of account a citizen can sign in with, and which of them this deployment offers."""

from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings

from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.trust import TrustLevel, level_of

BUNDID: Final = "bundid"
LOCAL: Final = "lokal"  # registered here, with a password; nobody vouches for it

_MOST: Final = {LOCAL: TrustLevel.BASIS}


def is_offered(account: str) -> bool:
    """Whether this deployment lets people in with it."""
    return account == BUNDID or (account == LOCAL and bool(settings.ENVIRONMENT.local_accounts))


def suffices(account: str, needed: TrustLevel) -> bool:
    """Whether an account of this kind can prove the level at all."""
    return account not in _MOST or needed <= _MOST[account]


def chosen(realm: str, account: str, needed: TrustLevel) -> str:
    """The kind of account to sign in with; BundID where another is not offered or cannot prove the level.

    Empty for staff.
    """
    if realm != Realm.BUERGER:
        return ""
    return account if is_offered(account) and suffices(account, needed) else BUNDID


def came_with(claims: Mapping[str, Any]) -> str:
    """With which kind of account the person of these claims signed in.

    Every provider leaves a note of the level in the session; whoever gave a password to Keycloak itself has none.
    """
    return BUNDID if claims.get("vertrauensniveau") else LOCAL


def trust_of(claims: Mapping[str, Any]) -> TrustLevel:
    """The level this sign-in reached: the lower of `acr` and the session's note, for a local account basis at most.

    The user's own attribute is never asked: it belongs to the person's last sign-in anywhere, not to this session.
    """
    reached, account = level_of(claims.get("acr")), came_with(claims)
    if account == BUNDID:
        return min(reached, level_of(claims.get("vertrauensniveau")))
    return min(reached, _MOST[account])
