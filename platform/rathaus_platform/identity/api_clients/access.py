"""Which program a request is from. One statement, no request to Keycloak."""

from dataclasses import replace

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from rathaus_platform.identity.api_clients import tokens
from rathaus_platform.identity.api_clients.errors import ScopeMissing, TokenRefused
from rathaus_platform.identity.api_clients.models import ApiClient
from rathaus_platform.identity.api_clients.town import bound_town, issuer
from rathaus_platform.identity.api_clients.values import Program, program_of

_KEPT = "_rathaus_program"


def program_of_request(request: HttpRequest) -> Program | None:
    """The program, or None for a request without a token. Raises TokenRefused, SignInAway.

    A token takes the place of a session: whoever's cookie came along, the request is the program's and nobody else's.
    """
    if not hasattr(request, _KEPT):
        token = bearer(request)
        if token is not None:
            request.user = AnonymousUser()
        setattr(request, _KEPT, None if token is None else _proved(token))
    found: Program | None = getattr(request, _KEPT)
    return found


def require_scope(program: Program, scopes: frozenset[str]) -> None:
    """Raises ScopeMissing unless the program has one of these."""
    if not program.scopes & scopes:
        raise ScopeMissing(*scopes)


def bearer(request: HttpRequest) -> str | None:
    """The token of the header `Authorization: Bearer …`, or None."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def _proved(value: str) -> Program:
    token = tokens.read(value, issuer=issuer(), town=str(bound_town().id))
    row = ApiClient.objects.filter(client_id=token.client_id, revoked_at=None).first()
    if row is None or token.issued_at < int(row.valid_from.timestamp()):
        raise TokenRefused
    program = program_of(row)
    # Both must allow it: what was taken away here counts at once, what the token leaves out was not asked for.
    return replace(program, scopes=program.scopes & token.scopes)
