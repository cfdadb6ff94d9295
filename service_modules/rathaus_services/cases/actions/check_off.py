"""Ticking a line of the check list, or taking the tick away: the thread keeps who did it."""

from uuid import UUID

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_services.cases import events, rows
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.queries.desk_parts import checklist
from rathaus_services.cases.queries.history import history_of


def check_off(case_id: UUID, *, staff: Person, done: frozenset[str]) -> None:
    """The lines that are ticked now; what changed is written down. Raises Forbidden, UnknownCase, NotNow (closed)."""
    at, actor = now(), actor_of(staff)
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        if row.closed_at is not None:
            raise NotNow
        seal = rows.seal_of(row)
        for line in checklist(rows.module_of(row), rows.content_of(row, seal), history_of(row, seal)):
            if (line.name in done) is not bool(line.by):
                text = f"{line.name}={'ja' if line.name in done else 'nein'}"
                events.add(row, seal, kind="checked", at=at, actor=actor, author=staff.name, text=text, public=False)
                audit.record("case.checked", subject=("case", str(row.id)), actor=actor, details={"line": text})
