"""What other packages may do with the outbox: put in, hand out, carry out, look after."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Min, Q

from rathaus_platform import clock
from rathaus_platform.errors import NotFound
from rathaus_platform.ids import new_id
from rathaus_platform.outbox.delivery import deliver
from rathaus_platform.outbox.handlers import NoHandler, handler
from rathaus_platform.outbox.models import Message
from rathaus_platform.outbox.relay import due
from rathaus_platform.outbox.values import Delivery, Outcome, Parked, State

__all__ = [
    "Delivery",
    "NoHandler",
    "Outcome",
    "Parked",
    "State",
    "deliver",
    "due",
    "enqueue",
    "handler",
    "parked",
    "purge",
    "resume",
    "state",
]

_PUT = """
INSERT INTO "outbox_message" (id, kind, payload, sealed, key, created_at, due_at, attempts, last_error)
VALUES (%s, %s, %s::jsonb, %s, %s, %s, %s, 0, '') ON CONFLICT DO NOTHING RETURNING id
"""


def enqueue(
    kind: str,
    payload: Mapping[str, Any],
    *,
    key: str,
    due_at: datetime | None = None,
    sealed: bytes | None = None,
) -> UUID:
    """Put a message in, in the caller's transaction: it exists if and only if the change it belongs to does.

    `key` makes it unique in the town: a second call with the same key changes nothing and gives the first
    id. `payload` holds ids only; anything personal goes into `sealed`, encrypted by the caller under the
    town's key.
    """
    moment = clock.now()
    row: list[Any] = [new_id(), kind, json.dumps(payload), sealed, key, moment, due_at or moment]
    with connection.cursor() as cursor:
        cursor.execute(_PUT, row)
        (put,) = cursor.fetchone() or (None,)
    return put or Message.objects.values_list("id", flat=True).get(key=key)


def state() -> State:
    """How full the bound town's outbox is."""
    waiting = Q(done_at=None, parked_at=None)
    found = Message.objects.filter(done_at=None).aggregate(
        open=Count("pk", filter=waiting),
        parked=Count("pk", filter=~waiting),
        oldest=Min("created_at", filter=waiting),
    )
    return State(**found)


def parked(limit: int = 100) -> tuple[Parked, ...]:
    """Messages that were given up, the latest first."""
    rows = Message.objects.filter(done_at=None).exclude(parked_at=None).order_by("-parked_at")[:limit]
    return tuple(Parked(row.id, row.kind, row.parked_at, row.last_error) for row in rows if row.parked_at)


def resume(message_id: UUID) -> None:
    """Give a parked message all its attempts again. Raises NotFound when it is not parked."""
    found = Message.objects.filter(pk=message_id, done_at=None).exclude(parked_at=None)
    if not found.update(parked_at=None, attempts=0, due_at=clock.now()):
        raise NotFound


def purge(older_than: timedelta = timedelta(days=30)) -> int:
    """Delete what was done longer ago than this; returns how many. Their keys may be used again then."""
    count, _ = Message.objects.filter(done_at__lt=clock.now() - older_than).delete()
    return count
