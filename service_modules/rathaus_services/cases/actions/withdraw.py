"""Taking an application back."""

from uuid import UUID

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import events, moves, rows
from rathaus_services.cases.access import actor_of, citizen, open_case
from rathaus_services.cases.values import Grants


def withdraw(case_id: UUID, *, person: Person | None, grants: Grants) -> None:
    """Take the application back, possible until it is decided. Raises NotNow, UnknownCase."""
    at, actor = now(), actor_of(citizen(person))
    with transaction.atomic():
        row = open_case(case_id, person=person, grants=grants, lock=True)
        module = rows.module_of(row)
        moves.move(row, module, "zurueckziehen")
        seal = rows.seal_of(row)
        row.unread = True
        moves.close(row, module, rows.content_of(row, seal).parameters, at)
        row.save()
        author = rows.applicant_of(row, seal).name
        events.add(row, seal, kind="withdrawn", at=at, actor=actor, author=author, public=True)
        outbox.enqueue("case.withdrawn", {"case": str(row.id)}, key=f"case.withdrawn/{row.id}")
        audit.record("case.withdrawn", subject=("case", str(row.id)), actor=actor)
