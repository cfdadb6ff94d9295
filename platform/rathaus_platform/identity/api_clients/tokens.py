"""Reads access tokens of programs by signature alone: Keycloak is not asked. What is not proved is refused."""

from dataclasses import dataclass
from typing import Final

from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry, Token

from rathaus_platform.identity.api_clients.errors import TokenRefused
from rathaus_platform.identity.realms.state.api_clients import AUDIENCE, PREFIX, TOWN_CLAIM
from rathaus_platform.identity.relying_party.tokens import LEEWAY, decoded

LONGEST: Final = 8_000  # characters
MOST_LIFE: Final = 3600  # seconds from issue to expiry; ours live for five minutes


@dataclass(frozen=True)
class AccessToken:
    """What a token says and its signature proves."""

    client_id: str
    scopes: frozenset[str]
    issued_at: float


def read(value: str, *, issuer: str, town: str) -> AccessToken:
    """The token of a program of this town. Raises TokenRefused, and SignInAway while no keys are to be had."""
    if len(value) > LONGEST:
        raise TokenRefused
    try:
        token = decoded(issuer, value)
        JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": AUDIENCE},
            exp={"essential": True},
            iat={"essential": True},
            azp={"essential": True},
            scope={"essential": True},
        ).validate(token.claims)
    except (JoseError, ValueError, TypeError) as problem:
        raise TokenRefused from problem
    if not _is_of_a_program(token, town):
        raise TokenRefused
    claims = token.claims
    return AccessToken(claims["azp"], frozenset(str(claims["scope"]).split()), float(claims["iat"]))


def _is_of_a_program(token: Token, town: str) -> bool:
    """An access token of the API alone and of this town; ID, refresh and logout tokens of people are none."""
    claims = token.claims
    return (
        claims.get("typ") == "Bearer"
        and claims["aud"] in (AUDIENCE, [AUDIENCE])
        and claims.get(TOWN_CLAIM) == town
        and isinstance(claims["azp"], str)
        and claims["azp"].startswith(PREFIX)
        and float(claims["exp"]) - float(claims["iat"]) <= MOST_LIFE
    )
