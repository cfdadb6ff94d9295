"""The end of the chain: its one row puts the writers of a town in order. Every act is written here, so as plain SQL."""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

from rathaus_platform.audit.chain import GENESIS
from rathaus_platform.audit.models import Head
from rathaus_platform.audit.values import Anchor, Record

_LOCK = "SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE"
_APPEND = """
WITH appended AS (
    INSERT INTO "audit_entry" (seq, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, details,
        previous, hash) VALUES {rows}
)
UPDATE audit_head SET seq = %s, hash = %s WHERE id = 1
"""
_ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s)"


def locked() -> Anchor:
    """Where the chain ends; nobody else appends until the caller's transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        row = cursor.fetchone()
        if row is None:
            # A new town is a replay of the template's structure: the row is made by the first writer.
            Head.objects.bulk_create([Head(id=1, seq=0, hash=GENESIS.hash)], ignore_conflicts=True)
            cursor.execute(_LOCK)
            row = cursor.fetchone()
    return Anchor(row[0], bytes(row[1]))


def append(links: Sequence[Record]) -> None:
    """Add links that follow the locked end, and move it; one statement."""
    end = links[-1]
    values: list[Any] = [value for link in links for value in _columns(link)]
    with connection.cursor() as cursor:
        cursor.execute(_APPEND.format(rows=", ".join([_ROW] * len(links))), [*values, end.seq, end.hash])


def _columns(link: Record) -> tuple[Any, ...]:
    actor = (link.actor.kind, link.actor.id, link.actor.name)
    return (link.seq, link.at, *actor, link.action, *link.subject, json.dumps(link.details), link.previous, link.hash)
