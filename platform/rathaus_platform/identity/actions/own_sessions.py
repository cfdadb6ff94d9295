"""A person's own sessions in this town: see them, end one, end all others."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest

from rathaus_platform.clock import now
from rathaus_platform.errors import NotFound
from rathaus_platform.identity.actions.end_sessions import end_sessions
from rathaus_platform.identity.models import SessionLink
from rathaus_platform.identity.session import recall


@dataclass(frozen=True)
class OwnSession:
    """One session as its owner sees it. `id` is a mark of the key, never the key."""

    id: str
    device: str
    began_at: datetime
    seen_at: datetime
    here: bool  # the one that asks


def own_sessions(request: HttpRequest) -> list[OwnSession]:
    """All live sessions of who is signed in, the newest sign of life first."""
    key = request.session.session_key
    return [
        OwnSession(_mark(link.session_key), link.device, link.began_at, link.seen_at, link.session_key == key)
        for link in _links(request).order_by("-seen_at")
    ]


def end_own_session(request: HttpRequest, mark: str) -> None:
    """End one of the person's sessions. Raises NotFound for anything else."""
    links = [link for link in _links(request) if _mark(link.session_key) == mark]
    if not links:
        raise NotFound
    end_sessions(links)


def end_other_sessions(request: HttpRequest) -> int:
    """End all of the person's sessions but this one; returns how many."""
    return end_sessions(_links(request).exclude(session_key=request.session.session_key or ""))


def _links(request: HttpRequest) -> QuerySet[SessionLink]:
    signed_in = recall(request.session)
    if signed_in is None:
        raise NotFound
    return SessionLink.objects.filter(issuer=signed_in.issuer, subject=signed_in.subject, expires_at__gt=now())


def _mark(session_key: str) -> str:
    return hashlib.sha256(session_key.encode()).hexdigest()[:24]
