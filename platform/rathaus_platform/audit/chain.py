"""The chain itself: SHA-256 over canonical JSON and the previous hash. Pure, so anybody can repeat it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from rathaus_platform.audit.values import Actor, Anchor, Detail, Fault, Record, Verdict

GENESIS = Anchor(seq=0, hash=bytes(32))


def link(
    after: Anchor,
    *,
    at: datetime,
    actor: Actor,
    action: str,
    subject: tuple[str, str],
    details: Mapping[str, Detail],
) -> Record:
    """The entry that follows `after`. Raises TypeError for details jsonb would not give back unchanged."""
    _demand_stable(details)
    record = Record(after.seq + 1, at.astimezone(UTC), actor, action, subject, details, after.hash, b"")
    return Record(**{**record.__dict__, "hash": digest(record)})


def digest(record: Record) -> bytes:
    """SHA-256 over the canonical form: sorted keys, no blanks, UTF-8, the moment in UTC with microseconds."""
    plain = {
        "seq": record.seq,
        "at": record.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": [record.actor.kind, record.actor.id, record.actor.name],
        "action": record.action,
        "subject": list(record.subject),
        "details": record.details,
        "previous": record.previous.hex(),
    }
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(canonical.encode()).digest()


def check(records: Iterable[Record], head: Anchor, anchor: Anchor | None = None) -> Verdict:
    """Walk the chain in order of `seq` and name the first place where it does not hold.

    `head` is the last place according to the database's own head row: it shows entries cut off the end. An
    `anchor` kept elsewhere also shows a chain that was rewritten together with its head.
    """
    last = GENESIS
    for record in records:
        fault = _fault(record, last)
        if fault is None and anchor and record.seq == anchor.seq and record.hash != anchor.hash:
            fault = Fault(record.seq, "anchor")
        if fault:
            return Verdict(last.seq, head, fault)
        last = Anchor(record.seq, record.hash)
    if last.seq < head.seq:
        return Verdict(last.seq, head, Fault(last.seq + 1, "truncated"))
    if last != head:
        return Verdict(last.seq, head, Fault(last.seq, "changed"))
    if anchor and anchor.seq > last.seq:
        return Verdict(last.seq, head, Fault(last.seq + 1, "anchor"))
    return Verdict(last.seq, head)


def _fault(record: Record, last: Anchor) -> Fault | None:
    if record.seq != last.seq + 1:
        return Fault(last.seq + 1, "missing")
    if record.previous != last.hash or record.hash != digest(record):
        return Fault(record.seq, "changed")
    return None


def _demand_stable(value: object) -> None:
    # PostgreSQL's jsonb writes numbers in its own way (1e2 comes back as 100): only whole numbers are stable.
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _demand_stable(key)
            _demand_stable(inner)
    elif isinstance(value, list):
        for inner in value:
            _demand_stable(inner)
    elif not (value is None or isinstance(value, str | int)):
        raise TypeError(f"audit details hold text, whole numbers, lists and maps, not {type(value).__name__}")
