"""Picking what is due: every attempt is counted and committed before anybody tries."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rathaus_platform import clock
from rathaus_platform.outbox.backoff import MAX_ATTEMPTS, wait_after
from rathaus_platform.outbox.models import Message


@transaction.atomic(durable=True)
def due(limit: int) -> list[UUID]:
    """Up to `limit` ids of messages to deliver now, the longest waiting first.

    Counts the attempt and sets the time of the next one in a transaction of its own: a delivery that kills
    its worker cannot loop for ever. What has used up all attempts is parked. Rows that another relay holds
    are skipped.
    """
    moment = clock.now()
    rows = list(
        Message.objects.select_for_update(skip_locked=True)
        .filter(done_at=None, parked_at=None, due_at__lte=moment)
        .order_by("due_at", "id")[:limit]
    )
    given = [row for row in rows if row.attempts < MAX_ATTEMPTS]
    for row in rows:
        _count(row, moment)
    Message.objects.bulk_update(rows, ["attempts", "due_at", "parked_at"])
    return [row.id for row in given]


def _count(row: Message, moment: datetime) -> None:
    if row.attempts >= MAX_ATTEMPTS:
        row.parked_at = moment
        return
    row.attempts += 1
    row.due_at = moment + wait_after(row.attempts)
