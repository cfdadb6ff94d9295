"""What programs send counts for its release like what comes from a page: what is refused, and what breaks."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.db import Error, InterfaceError, OperationalError, transaction

from rathaus_platform.errors import Invalid, PlatformError
from rathaus_services.activation import api as activation

log = structlog.get_logger(__name__)


@contextmanager
def counted(release_id: int) -> Iterator[None]:
    """Around a whole action, never inside its transaction: what is rolled back would take the number with it.

    Refused is what does not fit the release; who may not send, or too often, tells nothing about it. A database that
    is away is nobody's release either.
    """
    try:
        yield
    except Invalid:
        count(release_id, activation.Counted.REFUSED)
        raise
    except (PlatformError, OperationalError, InterfaceError):
        raise
    except Exception:
        count(release_id, activation.Counted.BROKEN)
        raise


def count(release_id: int, kind: activation.Counted) -> None:
    """One more; whether that works changes nothing for whoever has sent."""
    try:
        with transaction.atomic():
            activation.count(release_id, kind)
    except Error:
        log.warning("outcome_not_counted", release=release_id, kind=kind.value)
