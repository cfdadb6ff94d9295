"""What a signed-in session remembers beside the user: one entry, written at sign-in and read at every
request.
"""

from collections.abc import Mapping, MutableMapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

KEY = "identity.signed_in"
ENDED = "identity.ended"  # in the new, empty session: the sign-in page says why it asks


@dataclass(frozen=True)
class SignedIn:
    """One sign-in at Keycloak. Times are seconds since 1970 (they travel through the JSON session)."""

    realm: str
    issuer: str
    subject: str
    sid: str
    trust: str
    roles: tuple[str, ...]
    auth_time: int
    id_token: str  # Keycloak wants it back at sign-out
    verified: Mapping[str, str] = field(default_factory=dict)  # of operators; of citizens see handover
    began_at: float = 0.0  # of the session here; a step-up does not prolong it
    guest: str = ""  # the grant a guest came in by, `stand_in/<id>` or `operator/<id>`; see guests
    account: str = ""  # of citizens: with which kind of account; see accounts
    refresh: str = ""  # of staff: asks Keycloak at intervals whether they still work here
    directory: str = ""  # alias of the directory it came in by; see directory_proof


def remember(session: SessionBase, signed_in: SignedIn) -> None:
    """Write the sign-in into the session."""
    session[KEY] = asdict(signed_in)


def recall(session: SessionBase | MutableMapping[str, Any]) -> SignedIn | None:
    """The session's sign-in, or None."""
    stored: dict[str, Any] | None = session.get(KEY)
    if stored is None:
        return None
    return SignedIn(**{**stored, "roles": tuple(stored["roles"])})
