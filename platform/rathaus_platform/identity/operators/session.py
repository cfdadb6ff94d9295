"""An operator's session: an entry of the cache, found by a host-only cookie of its own name."""

from typing import Final

from django.conf import settings
from django.contrib.sessions.backends.cache import SessionStore
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from rathaus_platform.identity.limits import HOUR, MINUTE, Limits

LIMITS: Final = Limits(idle=15 * MINUTE, absolute=2 * HOUR)


def cookie_name() -> str:
    """`__Host-betrieb`, where the deployment speaks https."""
    prefix = "__Host-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}betrieb"


def session_of(request: HttpRequest) -> SessionStore:
    """The session of this browser, empty without one."""
    return SessionStore(request.COOKIES.get(cookie_name()))


def keep(response: HttpResponse, session: SessionStore) -> None:
    """Save the session for the idle time and tell the browser."""
    session.set_expiry(LIMITS.idle)
    session.save()
    response.set_cookie(
        cookie_name(),
        session.session_key or "",
        path="/",
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def link(sid: str, session: SessionStore) -> None:
    """Remember which of our sessions belongs to Keycloak's, for its back-channel call."""
    cache.set(f"operator-sid:{sid}", session.session_key, LIMITS.absolute)


def end_linked(sid: str) -> bool:
    """End the session that belongs to Keycloak's; whether there was one."""
    key = cache.get(f"operator-sid:{sid}")
    if key is None:
        return False
    SessionStore(key).delete()
    cache.delete(f"operator-sid:{sid}")
    return True


def spend(number: str, seconds: int) -> bool:
    """Use up a logout token's number; False where it was used before."""
    return bool(cache.add(f"operator-spent:{number}", "1", seconds))
