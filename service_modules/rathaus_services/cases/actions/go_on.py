"""Going on without an answer, when the office does not need it any more."""

from uuid import UUID

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_services.cases import events, moves, rows
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.deadlines import resumed
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.statutory import restart_fiction
from rathaus_tenants.context import current_town


def go_on(case_id: UUID, *, staff: Person) -> None:
    """Take the question back; the promised date goes on. Raises Forbidden, UnknownCase, NotNow."""
    at = now()
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        module = rows.module_of(row)
        moves.move(row, module, "weiterpruefen")
        restart_fiction(row, module, german_day(row.submitted_at), current_town().land)  # nothing was missing after all
        if row.paused_at is not None:
            row.due_on = resumed(row.due_on, german_day(row.paused_at), german_day(at), current_town().land)
        row.paused_at = None
        row.save(update_fields=["state", "due_on", "paused_at", "fiction_on"])
        seal, actor = rows.seal_of(row), actor_of(staff)
        events.add(row, seal, kind="unanswered", at=at, actor=actor, author=staff.name, public=True)
        audit.record("case.unanswered", subject=("case", str(row.id)), actor=actor)
