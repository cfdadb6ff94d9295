"""What other packages may do with the audit trail: record, read the history of a thing, verify the chain."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from rathaus_platform import clock
from rathaus_platform.audit import chain, ends
from rathaus_platform.audit.models import Entry, Head
from rathaus_platform.audit.values import SYSTEM, Actor, ActorKind, Anchor, Detail, Fault, Record, Verdict
from rathaus_platform.crypto import api as crypto

__all__ = [
    "SYSTEM",
    "Actor",
    "ActorKind",
    "Anchor",
    "Detail",
    "Fault",
    "Record",
    "Verdict",
    "acts_of_guests",
    "fingerprint",
    "head",
    "history_of",
    "record",
    "record_all",
    "verify",
]


def record(action: str, *, subject: tuple[str, str], actor: Actor, details: Mapping[str, Detail] | None = None) -> None:
    """Append one entry to the bound town's chain, in the caller's transaction if there is one.

    `action` is a stable word such as `case.submitted`, `subject` a kind and an id. Details never hold
    personal values (Art. 17 GDPR: the chain is never rewritten); use `fingerprint`. A citizen's name is left
    out for the same reason. The head row stays locked until the transaction ends, so record late in it.
    """
    record_all([(action, subject, details or {})], actor=actor)


def record_all(acts: Sequence[tuple[str, tuple[str, str], Mapping[str, Detail]]], *, actor: Actor) -> None:
    """The same for several acts of one person, in their order: (action, subject, details). Two statements."""
    if not acts:
        return
    if actor.kind == "citizen":
        actor = Actor(actor.kind, actor.id, "")
    with transaction.atomic(savepoint=False):
        end, links, at = ends.locked(), [], clock.now()
        for action, subject, details in acts:
            link = chain.link(end, at=at, actor=actor, action=action, subject=subject, details=details)
            end = Anchor(link.seq, link.hash)
            links.append(link)
        ends.append(links)


def fingerprint(value: str) -> str:
    """A mark of a personal value for `details`: equal for equal values while the town's key lives."""
    return crypto.fingerprint(value.encode(), crypto.town_key(), b"audit")


def history_of(subject: tuple[str, str]) -> tuple[Record, ...]:
    """All entries about one thing, oldest first."""
    rows = Entry.objects.filter(subject_kind=subject[0], subject_id=subject[1]).order_by("seq")
    return tuple(row.record() for row in rows)


def acts_of_guests(grant: str, most: int = 500) -> tuple[Record, ...]:
    """What was done under a grant, newest first: every view and every act of whoever came in by it."""
    rows = Entry.objects.filter(actor_kind__in=["guest", "operator"], actor_id__startswith=f"{grant}/")
    return tuple(row.record() for row in rows.order_by("-seq")[:most])


def head() -> Anchor:
    """Where the chain ends now. Kept outside (a daily list, signed), it is the anchor of later checks."""
    row = Head.objects.first()
    return Anchor(row.seq, bytes(row.hash)) if row else chain.GENESIS


def verify(anchor: Anchor | None = None) -> Verdict:
    """Check the bound town's whole chain against its head row and, where given, an anchor from outside."""
    with transaction.atomic(savepoint=False):
        ends.locked()  # nobody may append between reading the head and reading the entries
        end = head()
        rows = Entry.objects.order_by("seq").iterator(chunk_size=1000)
        return chain.check((row.record() for row in rows), end, anchor)
