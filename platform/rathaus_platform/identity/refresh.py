"""Asks Keycloak now and then whether somebody still works here: who was closed or let go is out at the latest then."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from rathaus_platform.identity import trail
from rathaus_platform.identity.backend import ADMINISTRATION
from rathaus_platform.identity.claims import is_member
from rathaus_platform.identity.duties import check_directory, take_over
from rathaus_platform.identity.errors import NotOfThisTown, SignInAway, SignInFailed
from rathaus_platform.identity.models import User
from rathaus_platform.identity.relying_party.party import relying_party
from rathaus_platform.identity.relying_party.tokens import read_refreshed_token
from rathaus_platform.identity.session import SignedIn, remember

CHECKED: Final = "identity.checked"
AGAIN: Final = 60.0  # seconds until the next try while Keycloak is away


def still_here(request: HttpRequest, signed_in: SignedIn, now: float) -> bool:
    """Whether this session may go on. One request to Keycloak per interval (RATHAUS_STAFF_REFRESH seconds), else none.

    What changed there (roles, offices) holds from now on. While Keycloak is away the session lives on.
    """
    if not signed_in.refresh or now < float(request.session.get(CHECKED, 0)) + settings.RATHAUS_STAFF_REFRESH:
        return True
    try:
        tokens, claims = _ask(signed_in)
    except SignInAway:
        request.session[CHECKED] = now - settings.RATHAUS_STAFF_REFRESH + AGAIN
        return True
    except (SignInFailed, NotOfThisTown):
        return False
    request.session[CHECKED] = now
    if signed_in.guest:
        remember(request.session, replace(signed_in, refresh=str(tokens.get("refresh_token", ""))))
        return True
    roles = _take_over(signed_in, claims)
    fresh = replace(signed_in, refresh=str(tokens.get("refresh_token", "")), id_token=str(tokens["id_token"]))
    remember(request.session, replace(fresh, roles=tuple(sorted(roles or ()))))
    return roles is not None


def _ask(signed_in: SignedIn) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    party = relying_party(signed_in.realm)
    tokens = party.refresh(signed_in.refresh)
    claims = read_refreshed_token(party, tokens, subject=signed_in.subject, sid=signed_in.sid)
    if signed_in.guest:  # the account lives; what they may here is asked of the grant at every request
        return tokens, claims
    if not is_member(claims, party.organization):
        raise NotOfThisTown
    check_directory(claims, party.organization)
    return tokens, claims


@transaction.atomic
def _take_over(signed_in: SignedIn, claims: Mapping[str, Any]) -> frozenset[str] | None:
    user = User.objects.get(issuer=signed_in.issuer, subject=signed_in.subject)
    roles = take_over(user, claims)
    if roles != frozenset(signed_in.roles):
        trail.roles_told(user, roles)
    return roles if user.has_perm(ADMINISTRATION) else None
