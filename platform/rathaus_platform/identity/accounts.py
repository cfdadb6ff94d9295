"""The kinds of account a citizen can sign in with, and which of them this deployment offers."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from django.conf import settings

from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.realms import values as realms
from rathaus_platform.identity.realms.state import names
from rathaus_platform.identity.trust import TrustLevel, level_of

BUNDID: Final = "bundid"
LOCAL: Final = "lokal"  # registered here, with a password; nobody vouches for it

BUSINESS: Final = realms.BUSINESS  # a person acts for a company

# What an account of this kind can prove at most; BundID everything.
_MOST: Final = {LOCAL: TrustLevel.BASIS, BUSINESS: TrustLevel.SUBSTANZIELL}
# What it vouches for; BundID for everything it says. Who acts for a company the company's account only tells.
_VOUCHED: Final[Mapping[str, frozenset[str]]] = {
    LOCAL: frozenset(),
    BUSINESS: frozenset({"firma", "registernummer", "registergericht"}),
}


def is_offered(account: str) -> bool:
    """Whether this deployment lets people in with it."""
    switched_on = {
        BUNDID: True,
        BUSINESS: settings.ENVIRONMENT.business_account != "off",
        LOCAL: settings.ENVIRONMENT.local_accounts,
    }
    return bool(switched_on.get(account, False))


def suffices(account: str, needed: TrustLevel, facts: Collection[str] = ()) -> bool:
    """Whether an account of this kind can prove the level at all, and vouches for these facts."""
    return (account not in _MOST or needed <= _MOST[account]) and vouches_for(account, facts)


def vouches_for(account: str, facts: Collection[str]) -> bool:
    """Whether these facts are proved by an account of this kind, as far as it knows them."""
    return account not in _VOUCHED or _VOUCHED[account].issuperset(facts)


def vouched(account: str, facts: Mapping[str, str]) -> Mapping[str, str]:
    """Those of the facts that are proved."""
    return {fact: value for fact, value in facts.items() if vouches_for(account, (fact,))}


def level_to_ask(account: str, level: TrustLevel) -> TrustLevel:
    """What to wish for at Keycloak: Mein Unternehmenskonto has one level only."""
    return _MOST[BUSINESS] if account == BUSINESS else level


def chosen(realm: str, account: str, needed: TrustLevel, facts: Collection[str] = ()) -> str:
    """The kind of account to sign in with; BundID where another is not offered or cannot prove the level or the facts.

    Empty for staff.
    """
    if realm != Realm.BUERGER:
        return ""
    return account if is_offered(account) and suffices(account, needed, facts) else BUNDID


def came_with(claims: Mapping[str, Any]) -> str:
    """With which kind of account the person of these claims signed in.

    Every provider leaves a note of the level in the session; whoever gave a password to Keycloak itself has none.
    """
    note = claims.get("vertrauensniveau")
    if not note:
        return LOCAL
    return BUSINESS if str(note).startswith(names.BUSINESS) else BUNDID


def can_leave(claims: Mapping[str, Any]) -> bool:
    """Whether Keycloak can sign this account out: where the provider has been switched off it answers 500."""
    return came_with(claims) == LOCAL or is_offered(came_with(claims))


def trust_of(claims: Mapping[str, Any]) -> TrustLevel:
    """The level this sign-in reached: the lower of `acr` and the session's note, and never more than this
    kind of account can prove.

    The user's own attribute is never asked: it belongs to the person's last sign-in anywhere, not to this session.
    """
    reached, account = level_of(claims.get("acr")), came_with(claims)
    note = str(claims.get("vertrauensniveau", "")).removeprefix(names.BUSINESS)
    noted = _MOST[LOCAL] if account == LOCAL else level_of(note)
    return min(reached, noted, _MOST.get(account, noted))
