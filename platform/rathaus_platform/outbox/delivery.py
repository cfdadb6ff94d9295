"""Carrying out one message: its row is locked, its effect and its being done are committed together."""

from types import TracebackType
from uuid import UUID

from django.db import transaction

from rathaus_platform import clock
from rathaus_platform.errors import PlatformError
from rathaus_platform.outbox.backoff import MAX_ATTEMPTS
from rathaus_platform.outbox.handlers import handler_of
from rathaus_platform.outbox.models import Message
from rathaus_platform.outbox.values import Delivery, Outcome


def deliver(message_id: UUID) -> Outcome:
    """Carry out one message of the bound town. A second call for a done message does nothing.

    What the handler raises is noted on the row (its kind, never its words: they may hold personal data) and
    raised again; the next attempt comes when `due` gives the message out again.
    """
    with _NoteFailure(message_id), transaction.atomic():
        rows = Message.objects.select_for_update(skip_locked=True).filter(pk=message_id)
        row = rows.first()
        if row is None:
            return "busy" if Message.objects.filter(pk=message_id).exists() else "gone"
        if row.done_at is not None:
            return "already_done"
        handler_of(row.kind)(_delivery(row))
        # The sealed content has served its purpose: it goes (data minimisation), the row stays as evidence.
        rows.model.objects.filter(pk=message_id).update(done_at=clock.now(), sealed=None, last_error="")
    return "done"


def _delivery(row: Message) -> Delivery:
    return Delivery(
        id=row.id,
        kind=row.kind,
        key=row.key,
        payload=row.payload,
        sealed=None if row.sealed is None else bytes(row.sealed),
        attempt=row.attempts,
    )


class _NoteFailure:
    """Writes the kind of a failure to the row after the handler's own transaction has been rolled back."""

    def __init__(self, message_id: UUID) -> None:
        self.message_id = message_id

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None or not issubclass(kind, Exception):
            return
        name = f"{kind.__module__}.{kind.__qualname__}"
        if isinstance(error, PlatformError):
            name = f"{name} ({error.code})"
        open_row = Message.objects.filter(pk=self.message_id, done_at=None)
        open_row.update(last_error=name[:200])
        open_row.filter(attempts__gte=MAX_ATTEMPTS).update(parked_at=clock.now())
