"""Pages go live and offline at the hour their editor chose."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Revision

from rathaus_cms.base.models import TownPage
from rathaus_platform.clock import now

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Moved:
    """How many pages changed their state."""

    published: int
    expired: int


def publish_due(*, moment: datetime | None = None) -> Moved:
    """Takes expired pages of the bound town offline and publishes revisions whose hour has come.

    Each page in a transaction of its own. One that no longer fits its rules stays as it is, is logged, and
    does not hold up the others.
    """
    at = moment or now()
    expired = list(TownPage.objects.live().filter(expire_at__lte=at).order_by("expire_at"))
    for page in expired:
        with transaction.atomic():
            page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    due = list(Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at"))
    return Moved(published=sum(_published(revision) for revision in due), expired=len(expired))


def _published(revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as problem:
        log.warning("scheduled_page_refused", page=revision.object_id, problem=str(problem))
        return False
    return True
