"""Who a request at the operator's host is from."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest

from rathaus_platform.errors import SignInRequired
from rathaus_platform.identity.limits import time_left
from rathaus_platform.identity.operators.session import LIMITS, session_of
from rathaus_platform.identity.session import SignedIn, recall
from rathaus_platform.identity.trust import TrustLevel, level_of

NAME = "name"


@dataclass(frozen=True)
class Operator:
    """Somebody of the cooperative, with the proof the deployment asks for."""

    issuer: str
    subject: str
    name: str
    trust: TrustLevel
    authenticated_at: datetime  # when Keycloak saw the proof


def needed_trust() -> TrustLevel:
    """What operators must prove: a second factor, but for demonstrations."""
    return TrustLevel(settings.RATHAUS_STAFF_ADMIN_TRUST)


def operator_of(request: HttpRequest) -> Operator | None:
    """The operator, or None: also where the session is too old or the proof too weak."""
    session = session_of(request)
    signed_in = recall(session)
    if signed_in is None or _over(signed_in) or level_of(signed_in.trust) < needed_trust():
        return None
    return Operator(
        signed_in.issuer,
        signed_in.subject,
        signed_in.verified.get(NAME, ""),
        level_of(signed_in.trust),
        datetime.fromtimestamp(signed_in.auth_time, UTC),
    )


def require_operator(request: HttpRequest) -> Operator:
    """The operator, whose idle time begins anew; raises SignInRequired."""
    operator = operator_of(request)
    if operator is None:
        raise SignInRequired
    session = session_of(request)
    session.set_expiry(LIMITS.idle)
    session.save()
    return operator


def _over(signed_in: SignedIn) -> bool:
    now = time.time()  # the idle end is the cache's: the entry is gone
    return time_left(LIMITS, began=signed_in.began_at, seen=now, now=now).seconds <= 0
