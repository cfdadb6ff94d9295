"""Sign-ins that have begun in a browser and not come back yet: they live in its session and are good once."""

import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

KEY = "identity.pending"
KEPT = 5  # several tabs may sign in at the same time
LIFETIME = 1800  # seconds; as long as Keycloak keeps a login page alive


@dataclass(frozen=True)
class Pending:
    """One sign-in under way."""

    realm: str
    nonce: str
    verifier: str
    next: str
    level: str
    began_at: float
    purpose: str = ""  # what the facts are asked for; see purposes
    account: str = ""  # the kind that was chosen, of citizens; see accounts


def begin(
    session: SessionBase, *, realm: str, next: str, level: str, purpose: str = "", account: str = ""
) -> tuple[str, Pending]:
    """Draw state, nonce and PKCE verifier and keep them; returns the state and what was kept."""
    state = secrets.token_urlsafe(24)
    nonce, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    pending = Pending(realm, nonce, verifier, next, level, began_at=time.time(), purpose=purpose, account=account)
    kept: dict[str, Mapping[str, Any]] = session.get(KEY, {})
    newest = sorted(kept.items(), key=lambda item: item[1]["began_at"])[-(KEPT - 1) :]
    session[KEY] = {**dict(newest), state: asdict(pending)}
    return state, pending


def look(session: SessionBase, state: str) -> Pending | None:
    """The sign-in this state belongs to, without using it up."""
    found = session.get(KEY, {}).get(state)
    return None if found is None else Pending(**found)


def take(session: SessionBase, state: str) -> Pending | None:
    """The sign-in this state belongs to, which is thereby used up; None if unknown, used or too old."""
    kept: dict[str, Mapping[str, Any]] = dict(session.get(KEY, {}))
    found = kept.pop(state, None)
    if found is None:
        return None
    session[KEY] = kept
    pending = Pending(**found)
    return pending if time.time() - pending.began_at <= LIFETIME else None
