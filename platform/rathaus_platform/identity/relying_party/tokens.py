"""Checks tokens: signature, issuer, audience, party, nonce, age. What is not proved is refused."""

import time
from collections.abc import Mapping
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwt import JWTClaimsRegistry, Token

from rathaus_platform.identity.errors import LogoutTokenRefused, SignInFailed
from rathaus_platform.identity.relying_party.party import RelyingParty
from rathaus_platform.identity.relying_party.provider import keys

ALGORITHMS = ("RS256", "PS256", "ES256")  # asymmetric only: the client's secret never signs anything
LEEWAY = 30  # seconds clocks may differ
LOGOUT_AGE = 180  # seconds after which a logout token is too old
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"


def read_id_token(party: RelyingParty, tokens: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
    """The claims of the ID token that came with a code. Raises SignInFailed."""
    try:
        token = decoded(party.issuer, str(tokens.get("id_token", "")))
        _check_id_token(party, token, nonce, tokens.get("access_token", ""))
    except (JoseError, ValueError) as problem:
        raise SignInFailed from problem
    if not _only_for(party, token.claims) or token.claims.get("typ") != "ID":
        raise SignInFailed
    return token.claims


def read_refreshed_token(
    party: RelyingParty, tokens: Mapping[str, Any], *, subject: str, sid: str
) -> Mapping[str, Any]:
    """The claims of the ID token that came with a refresh: of the same person and session. Raises SignInFailed."""
    claims = _of_session(party, tokens.get("id_token", ""), typ="ID", subject=subject, sid=sid)
    if not _only_for(party, claims):
        raise SignInFailed
    return claims


def read_facts(party: RelyingParty, tokens: Mapping[str, Any], claims: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the access token says of the person these claims are about. Raises SignInFailed.

    Names and addresses stand there and not in the ID token: that one is kept until sign-out and travels in an address.
    """
    return _of_session(party, tokens.get("access_token", ""), typ="Bearer", subject=claims["sub"], sid=claims["sid"])


def _of_session(party: RelyingParty, value: Any, *, typ: str, subject: str, sid: str) -> Mapping[str, Any]:
    """The claims of a token of this kind for this client, person and session; its audience is for the caller."""
    try:
        token = decoded(party.issuer, str(value))
        JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": party.issuer},
            azp={"essential": True, "value": party.client_id},
            sub={"essential": True, "value": subject},
            sid={"essential": True, "value": sid},
            exp={"essential": True},
        ).validate(token.claims)
    except (JoseError, ValueError) as problem:
        raise SignInFailed from problem
    if token.claims.get("typ") != typ:
        raise SignInFailed
    return token.claims


def _check_id_token(party: RelyingParty, token: Token, nonce: str, access_token: str) -> None:
    options = {
        "iss": {"essential": True, "value": party.issuer},
        "aud": {"essential": True, "value": party.client_id},
        "azp": {"essential": True, "value": party.client_id},
        "nonce": {"essential": True, "value": nonce},
        "sid": {"essential": True},
    }
    params = {"nonce": nonce, "client_id": party.client_id, "access_token": access_token}
    CodeIDToken(token.claims, token.header, options, params).validate(leeway=LEEWAY)


def read_logout_token(party: RelyingParty, value: str) -> Mapping[str, Any]:
    """The claims of a back-channel logout token (OpenID Connect Back-Channel Logout 1.0, 2.6).

    Raises LogoutTokenRefused. Whether it was used before is for the caller to check.
    """
    try:
        token = decoded(party.issuer, value)
        JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": party.issuer},
            aud={"essential": True, "value": party.client_id},
            iat={"essential": True},
            exp={"essential": True},
            jti={"essential": True},
        ).validate(token.claims)
    except (JoseError, ValueError) as problem:
        raise LogoutTokenRefused from problem
    if not _is_logout(party, token):
        raise LogoutTokenRefused
    return token.claims


def _is_logout(party: RelyingParty, token: Token) -> bool:
    claims, events = token.claims, token.claims.get("events")
    return (
        token.header.get("typ") == "logout+jwt"
        and _only_for(party, claims)
        and isinstance(events, dict)
        and LOGOUT_EVENT in events
        and "nonce" not in claims
        and bool(claims.get("sid") or claims.get("sub"))
        and time.time() - float(claims["iat"]) <= LOGOUT_AGE
    )


def _only_for(party: RelyingParty, claims: Mapping[str, Any]) -> bool:
    return claims["aud"] in (party.client_id, [party.client_id])


def decoded(issuer: str, value: str) -> Token:
    """The token if its signature is one of the issuer's. Raises JoseError, ValueError, SignInAway."""
    try:
        return jwt.decode(value, keys(issuer), algorithms=ALGORITHMS)
    except InvalidKeyIdError:
        return jwt.decode(value, keys(issuer, renew=True), algorithms=ALGORITHMS)
