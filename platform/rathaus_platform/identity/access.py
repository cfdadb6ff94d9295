"""Who a request is from, and whether the sign-in is strong enough."""

from datetime import UTC, datetime

from django.http import HttpRequest

from rathaus_platform.clock import now
from rathaus_platform.errors import Forbidden, SignInRequired, TrustTooLow
from rathaus_platform.identity import handover
from rathaus_platform.identity.guests import as_guest, guest_of
from rathaus_platform.identity.models import User
from rathaus_platform.identity.person import Person
from rathaus_platform.identity.purposes import ACCOUNT
from rathaus_platform.identity.session import SignedIn, recall
from rathaus_platform.identity.trust import TrustLevel, held, level_of


def person_of(request: HttpRequest) -> Person | None:
    """The signed-in person, or None. One statement per request at most (Django caches the user)."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not user.is_active:
        return None
    signed_in = recall(request.session)
    if signed_in is None or (signed_in.issuer, signed_in.subject) != (user.issuer, user.subject):
        return None
    handed_over = {} if user.is_staff else handover.recall(request.session, user.subject)
    person = _person(user, signed_in, handed_over)
    return as_guest(person, guest_of(request, signed_in)) if signed_in.guest else person


def require_person(request: HttpRequest) -> Person:
    """The signed-in person; raises SignInRequired."""
    person = person_of(request)
    if person is None:
        raise SignInRequired
    return person


def require_trust(request: HttpRequest, level: TrustLevel) -> Person:
    """The signed-in person if this session reached the level; raises SignInRequired or TrustTooLow.

    The level wished for at sign-in is only a wish; the one that came back is compared here.
    """
    person = require_person(request)
    if person.trust < level:
        raise TrustTooLow(level.value)
    return person


def require_role(request: HttpRequest, *roles: str) -> Person:
    """The signed-in staff member who has one of the roles; raises SignInRequired or Forbidden."""
    person = require_person(request)
    if not person.roles & set(roles):
        raise Forbidden
    return person


def _person(user: User, signed_in: SignedIn, handed_over: handover.HandedOver) -> Person:
    account = handed_over.get(ACCOUNT, {})  # of a citizen nothing lies beside the session
    first_name, last_name = account.get("vorname", user.first_name), account.get("nachname", user.last_name)
    authenticated_at = datetime.fromtimestamp(signed_in.auth_time, UTC)
    return Person(
        id=user.id,
        realm=user.realm,
        name=", ".join(part for part in (f"{first_name} {last_name}".strip(), account.get("firma", "")) if part)
        or user.email,
        first_name=first_name,
        last_name=last_name,
        email=user.email,
        trust=held(level_of(signed_in.trust), now() - authenticated_at),
        roles=frozenset(signed_in.roles) if user.is_staff else frozenset(),
        authenticated_at=authenticated_at,
        offices=frozenset(user.offices) if user.is_staff else frozenset(),
        handed_over=handed_over,
        issuer=user.issuer,
        subject=user.subject,
        account=signed_in.account,
    )
