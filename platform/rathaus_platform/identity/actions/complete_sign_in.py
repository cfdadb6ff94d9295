"""Complete a sign-in: everything Keycloak sent back is checked, then the session becomes the person's."""

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest

from rathaus_platform import clock
from rathaus_platform.errors import TrustTooLow
from rathaus_platform.identity import handover, pending, trail
from rathaus_platform.identity.account import user_for
from rathaus_platform.identity.accounts import came_with, can_leave, is_offered, trust_of
from rathaus_platform.identity.actions.change_account import other_account_leaves
from rathaus_platform.identity.addresses import callback_url, sign_in_url
from rathaus_platform.identity.backend import ADMINISTRATION
from rathaus_platform.identity.claims import is_member
from rathaus_platform.identity.device import device_of
from rathaus_platform.identity.duties import check_directory, take_over
from rathaus_platform.identity.errors import (
    AccountClosed,
    AccountNotOffered,
    NothingToDoHere,
    SignInFailed,
)
from rathaus_platform.identity.guest import Guest
from rathaus_platform.identity.guests import admitted, make_guest, mark_of
from rathaus_platform.identity.models import SessionLink, User
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.realms.state.directory import CLAIM
from rathaus_platform.identity.refresh import CHECKED
from rathaus_platform.identity.relying_party.answer import Answer, check_answer
from rathaus_platform.identity.relying_party.party import relying_party
from rathaus_platform.identity.relying_party.tokens import read_facts, read_id_token
from rathaus_platform.identity.session import ENDED, SignedIn, recall, remember
from rathaus_platform.identity.trust import TrustLevel, level_of
from rathaus_platform.identity.watch import SEEN

BACKEND = "rathaus_platform.identity.backend.SignedInThroughKeycloak"


def complete_sign_in(request: HttpRequest, *, realm: str, answer: Answer) -> str:
    """Sign in and return where to go on.

    Who came back with another kind of account than chosen is still known to Keycloak from another town: they sign out
    there first.

    Raises SignInFailed, SignInCancelled, SignInAway, AccountNotOffered, NotOfThisTown, AccountClosed or TrustTooLow;
    the session then stays what it was before. Raises NothingToDoHere for staff whose last role was taken, and ends
    theirs.
    """
    expected = pending.take(request.session, answer.state)
    if expected is None or expected.realm != realm:
        raise SignInFailed
    party = relying_party(realm)
    check_answer(party, answer)
    tokens = party.redeem(answer.code, redirect_uri=callback_url(request, realm), verifier=expected.verifier)
    claims = read_id_token(party, tokens, expected.nonce)
    if realm == Realm.BUERGER:
        if expected.account and came_with(claims) != expected.account and can_leave(claims):
            return other_account_leaves(request, party, str(tokens["id_token"]), _again(request, expected))
        _check_kind(claims)
    trust = _trust(realm, claims, level_of(expected.level))
    guest = None
    if realm == Realm.VERWALTUNG:
        if is_member(claims, party.organization):
            check_directory(claims, party.organization)
        else:
            guest = admitted(claims, trust)
    facts = read_facts(party, tokens, claims) if realm == Realm.BUERGER else {}
    user, roles = _account(realm, claims, guest)
    _check_account(request, user, guest)
    _enter(request, user, roles, claims, trust, tokens, guest)
    if realm == Realm.BUERGER:
        handover.keep(request.session, user.subject, expected.purpose, facts, came_with(claims))
    return expected.next


def _check_kind(claims: Mapping[str, Any]) -> None:
    """Keycloak may still know a session of a kind of account that has been switched off."""
    if not is_offered(came_with(claims)):
        raise AccountNotOffered


def _again(request: HttpRequest, expected: pending.Pending) -> str:
    level = level_of(expected.level)
    return sign_in_url(request, expected.realm, expected.next, level, expected.purpose, expected.account)


def _trust(realm: str, claims: Mapping[str, Any], needed: TrustLevel) -> TrustLevel:
    if realm == Realm.BUERGER:
        reached, needed = trust_of(claims), max(needed, TrustLevel.BASIS)
    else:
        reached = level_of(claims.get("acr"))
    if reached < needed:
        raise TrustTooLow(needed.value)
    return reached


@transaction.atomic
def _account(realm: str, claims: Mapping[str, Any], guest: Guest | None) -> tuple[User, frozenset[str]]:
    user = user_for(realm, claims)
    if guest is not None:
        make_guest(user)
        return user, frozenset()
    return user, take_over(user, claims)  # stays, also when the person is refused below: what was taken is taken


def _check_account(request: HttpRequest, user: User, guest: Guest | None) -> None:
    if not user.is_active:
        raise AccountClosed
    # Without this, Wagtail would send them to sign in, single sign-on would send them back, and so on.
    if guest is None and user.is_staff and not user.has_perm(ADMINISTRATION):
        logout(request)
        raise NothingToDoHere


@transaction.atomic
def _enter(
    request: HttpRequest,
    user: User,
    roles: frozenset[str],
    claims: Mapping[str, Any],
    trust: TrustLevel,
    tokens: Mapping[str, Any],
    guest: Guest | None,
) -> None:
    old_key, before = request.session.session_key, recall(request.session)
    login(request, user, backend=BACKEND)  # another person's session is emptied here
    request.session.cycle_key()  # and every sign-in gets a new key, also a step-up
    remember(
        request.session,
        SignedIn(
            realm=user.realm,
            issuer=claims["iss"],
            subject=claims["sub"],
            sid=claims["sid"],
            trust=trust.value,
            roles=tuple(sorted(roles)),
            auth_time=int(claims.get("auth_time", claims["iat"])),
            id_token=str(tokens["id_token"]),
            began_at=_began(before, user),
            account=came_with(claims) if user.realm == Realm.BUERGER else "",
            refresh=str(tokens.get("refresh_token", "")),
            guest=mark_of(guest) if guest else "",
            directory=str(claims.get(CLAIM) or ""),
        ),
    )
    request.session[SEEN] = request.session[CHECKED] = time.time()
    request.session.pop(ENDED, None)
    _link(request, user, claims, old_key)
    trail.signed_in(user, roles, guest)


def _began(before: SignedIn | None, user: User) -> float:
    """A step-up goes on with the session that is there; everything else begins one."""
    same = before is not None and (before.issuer, before.subject) == (user.issuer, user.subject)
    return before.began_at if before is not None and same and before.began_at else time.time()


def _link(request: HttpRequest, user: User, claims: Mapping[str, Any], old_key: str | None) -> None:
    now = clock.now()
    SessionLink.objects.filter(expires_at__lt=now).delete()
    SessionLink.objects.filter(session_key=old_key or "").delete()
    SessionLink.objects.create(
        session_key=request.session.session_key or "",
        issuer=user.issuer,
        subject=user.subject,
        sid=claims["sid"],
        expires_at=now + timedelta(seconds=request.session.get_expiry_age()),
        began_at=now,
        seen_at=now,
        device=device_of(request.headers.get("User-Agent", "")),
    )
