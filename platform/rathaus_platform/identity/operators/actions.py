"""Signing operators in and out: the same checks as for towns, another client and another kind of session."""

import time

from django.contrib.sessions.backends.cache import SessionStore

from rathaus_platform.errors import TrustTooLow
from rathaus_platform.identity import pending
from rathaus_platform.identity.errors import LogoutTokenRefused, NothingToDoHere, SignInFailed
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.operators import session as sessions
from rathaus_platform.identity.operators.access import NAME, needed_trust
from rathaus_platform.identity.operators.party import operators_party
from rathaus_platform.identity.realms.state.directory import CLAIM
from rathaus_platform.identity.realms.state.operator import ROLE
from rathaus_platform.identity.relying_party.answer import Answer, check_answer
from rathaus_platform.identity.relying_party.tokens import LOGOUT_AGE, read_id_token, read_logout_token
from rathaus_platform.identity.session import SignedIn, recall, remember
from rathaus_platform.identity.trust import TrustLevel, level_of


def begin(session: SessionStore, *, callback: str, next: str, fresh: bool = False) -> str:
    """The address at Keycloak. `fresh`: with a second factor of this moment, also in demonstrations.

    Raises SignInAway.
    """
    level = max(needed_trust(), TrustLevel.SUBSTANZIELL) if fresh else needed_trust()
    state, expected = pending.begin(session, realm=Realm.VERWALTUNG, next=next, level=level.value)
    return operators_party().authorization_url(
        callback,
        state=state,
        nonce=expected.nonce,
        verifier=expected.verifier,
        extra={"ui_locales": "de", "acr_values": level.value, **({"prompt": "login"} if fresh else {})},
    )


def complete(session: SessionStore, *, callback: str, answer: Answer) -> str:
    """Sign in and return where to go on. Raises SignInFailed, SignInAway, TrustTooLow or NothingToDoHere."""
    expected = pending.take(session, answer.state)
    if expected is None:
        raise SignInFailed
    party = operators_party()
    check_answer(party, answer)
    tokens = party.redeem(answer.code, redirect_uri=callback, verifier=expected.verifier)
    claims = read_id_token(party, tokens, expected.nonce)
    if ROLE not in claims.get("rollen", []) or claims.get(CLAIM):  # no town's directory makes an operator
        raise NothingToDoHere
    trust = level_of(claims.get("acr"))
    needed = max(needed_trust(), level_of(expected.level))
    if trust < needed:
        raise TrustTooLow(needed.value)
    session.cycle_key()
    name = f"{claims.get('given_name', '')} {claims.get('family_name', '')}".strip()
    remember(
        session,
        SignedIn(
            realm=Realm.VERWALTUNG,
            issuer=claims["iss"],
            subject=claims["sub"],
            sid=claims["sid"],
            trust=trust.value,
            roles=(ROLE,),
            auth_time=int(claims.get("auth_time", claims["iat"])),
            id_token=str(tokens["id_token"]),
            verified={NAME: name},
            began_at=time.time(),
        ),
    )
    sessions.link(claims["sid"], session)
    return expected.next


def sign_out(session: SessionStore, *, back_to: str) -> str:
    """End the session and return Keycloak's address that ends its own. Raises SignInAway, ended all the same."""
    signed_in = recall(session)
    session.flush()
    if signed_in is None:
        return back_to
    return operators_party().sign_out_url(id_token=signed_in.id_token, back_to=back_to)


def told_signed_out(logout_token: str) -> bool:
    """Keycloak's back-channel call. Raises LogoutTokenRefused, also for a second use."""
    claims = read_logout_token(operators_party(), logout_token)
    if not sessions.spend(str(claims["jti"]), 2 * LOGOUT_AGE):
        raise LogoutTokenRefused
    return sessions.end_linked(str(claims.get("sid", "")))
