"""The clock of a session: ends it when its time is over, notes that somebody is there, tells pages what is left."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase

from rathaus_platform.identity.guests import refuse_guest
from rathaus_platform.identity.limits import TimeLeft, limits_for, time_left
from rathaus_platform.identity.models import SessionLink
from rathaus_platform.identity.refresh import still_here
from rathaus_platform.identity.session import SignedIn, recall

SEEN: Final = "identity.seen"
ENDED: Final = "identity.ended"  # in the new, empty session: the sign-in page says why it asks
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
            _look_at(request)
            refusal = refuse_guest(request)
            if refusal is not None:
                return refusal
        return self.get_response(request)


def _look_at(request: HttpRequest) -> None:
    signed_in = recall(request.session)
    if signed_in is None:
        return
    now = time.time()
    left = left_of(signed_in, float(request.session.get(SEEN, now)), now)
    if left.seconds <= 0:
        _end(request)
        return
    if not request.path_info.startswith(UNATTENDED):
        if not still_here(request, signed_in, now):
            _end(request)
            return
        left = note_presence(request, signed_in, now)
    request.rathaus_time_left = left  # type: ignore[attr-defined]


def left_of(signed_in: SignedIn, seen: float, now: float) -> TimeLeft:
    """What is left of this sign-in."""
    limits = limits_for(signed_in.realm, signed_in.roles)
    return time_left(limits, began=signed_in.began_at or signed_in.auth_time, seen=seen, now=now)


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
