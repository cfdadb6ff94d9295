"""The clock of a session: ends it when its time is over, notes that somebody is there, tells pages what is left."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from rathaus_platform.identity.directory_proof import taken_until, way_to_directory
from rathaus_platform.identity.guests import refuse_guest
from rathaus_platform.identity.limits import TimeLeft, limits_for, time_left
from rathaus_platform.identity.models import SessionLink
from rathaus_platform.identity.refresh import still_here
from rathaus_platform.identity.session import ENDED, SignedIn, recall

SEEN: Final = "identity.seen"
EVERY: Final = 60  # seconds between two notes; a note is one UPDATE
# What a page asks by itself while nobody is there: Wagtail's editor tells every ten seconds that it is open.
UNATTENDED: Final = ("/verwaltung/editing-sessions/", "/verwaltung/api/")


class SessionWatch:
    """Middleware after authentication. Touches no session where no cookie came, and none outside a town."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Sets `request.rathaus_time_left` (TimeLeft) for the pages of who is signed in."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and getattr(request, "town", None) is not None:
            instead = _look_at(request) or refuse_guest(request)
            if instead is not None:
                return instead
        return self.get_response(request)


def _look_at(request: HttpRequest) -> HttpResponseBase | None:
    """Ends the session, or notes that somebody is there; an answer where the browser has to go elsewhere first."""
    signed_in = recall(request.session)
    if signed_in is None:
        return None
    now = time.time()
    left = left_of(signed_in, float(request.session.get(SEEN, now)), now)
    if left.seconds <= 0:
        _end(request)
        return None
    if not request.path_info.startswith(UNATTENDED):
        if not still_here(request, signed_in, now):
            _end(request)
            return None
        left = note_presence(request, signed_in, now)
        address = way_to_directory(request, signed_in, now)
        if address:
            return HttpResponseRedirect(address)
    request.rathaus_time_left = left  # type: ignore[attr-defined]
    return None


def left_of(signed_in: SignedIn, seen: float, now: float) -> TimeLeft:
    """What is left of this sign-in."""
    limits = limits_for(signed_in.realm, signed_in.roles)
    left = time_left(limits, began=signed_in.began_at or signed_in.auth_time, seen=seen, now=now)
    return replace(left, absolute=min(left.absolute, taken_until(signed_in) - now))


def note_presence(request: HttpRequest, signed_in: SignedIn, now: float) -> TimeLeft:
    """Begin the idle time anew; written once a minute at most."""
    if now - float(request.session.get(SEEN, 0)) >= EVERY:
        request.session[SEEN] = now
        link = SessionLink.objects.filter(session_key=request.session.session_key or "")
        link.update(seen_at=datetime.fromtimestamp(now, UTC))
    return left_of(signed_in, now, now)


def _end(request: HttpRequest) -> None:
    SessionLink.objects.filter(session_key=request.session.session_key or "").delete()
    logout(request)
    request.session[ENDED] = True
