"""Keycloak says that a session is over: end ours, without the person's browser."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction

from rathaus_platform import clock
from rathaus_platform.identity.actions.end_sessions import end_sessions
from rathaus_platform.identity.errors import LogoutTokenRefused
from rathaus_platform.identity.models import SessionLink, SpentToken
from rathaus_platform.identity.relying_party.party import relying_party
from rathaus_platform.identity.relying_party.tokens import LEEWAY, read_logout_token


def back_channel_sign_out(*, realm: str, logout_token: str) -> int:
    """End the sessions the token names and return how many.

    Raises LogoutTokenRefused, also for a second use.
    """
    party = relying_party(realm)
    claims = read_logout_token(party, logout_token)
    with transaction.atomic():
        _spend(claims)
        return _end_sessions(claims)


def _spend(claims: Mapping[str, Any]) -> None:
    SpentToken.objects.filter(expires_at__lt=clock.now()).delete()
    until = datetime.fromtimestamp(float(claims["exp"]) + LEEWAY, UTC)
    try:
        with transaction.atomic():
            SpentToken.objects.create(issuer=claims["iss"], number=claims["jti"], expires_at=until)
    except IntegrityError as problem:
        raise LogoutTokenRefused from problem


def _end_sessions(claims: Mapping[str, Any]) -> int:
    links = SessionLink.objects.filter(issuer=claims["iss"])
    links = links.filter(sid=claims["sid"]) if claims.get("sid") else links.filter(subject=claims["sub"])
    return end_sessions(links)
