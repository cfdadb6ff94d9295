"""Which drafts and cases a browser may open without an account: a short list of ids in its session."""

from collections.abc import MutableMapping
from typing import Any
from uuid import UUID

from rathaus_services.cases.values import Grants

KEY = "cases.grants"
MOST = 20
"""The session stays small; the oldest grants fall out, the code brings them back."""


def grants_of(session: MutableMapping[str, Any]) -> Grants:
    """The ids in this session."""
    return frozenset(UUID(text) for text in session.get(KEY, ()))


def grant(session: MutableMapping[str, Any], granted: UUID) -> None:
    """Let this browser open `granted` (after start, resume, submission or a right number and code)."""
    kept = [text for text in session.get(KEY, ()) if text != str(granted)]
    session[KEY] = [*kept, str(granted)][-MOST:]
