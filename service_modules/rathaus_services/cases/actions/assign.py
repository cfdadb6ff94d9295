"""Who works on a case: taking it, giving it to a colleague, giving it back to everybody."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import Person
from rathaus_services.cases import events, moves, rows
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.colleagues import colleagues
from rathaus_services.cases.models import Case
from rathaus_services.cases.scope import scope_of

MOST_AT_ONCE = 100


def assign(case_id: UUID, *, staff: Person, to: UUID | None, words: str = "") -> None:
    """Give the case to a colleague (`to`), to oneself, or back to everybody (None).

    Whoever takes a new case begins to work on it. Raises Forbidden, UnknownCase, Invalid (unknown colleague).
    """
    at, actor = now(), actor_of(staff)
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        name = _("alle") if to is None else staff.name if to == staff.id else _name_of(to, row.key)
        if row.assignee_id == to:
            return
        row.assignee_id = to
        row.save(update_fields=["assignee"])
        seal = rows.seal_of(row)
        text = f"{name}\n{words.strip()}".strip()
        events.add(row, seal, kind="assigned", at=at, actor=actor, author=staff.name, text=text, public=False)
        audit.record(
            "case.assigned",
            subject=("case", str(row.id)),
            actor=actor,
            details={"to": "" if to is None else str(to)},
        )
        if to == staff.id:
            _begin(row, staff)


def assign_many(case_ids: Iterable[UUID], *, staff: Person, to: UUID | None) -> int:
    """The same for several cases; those that are gone or closed are left out. Returns how many were given.

    Raises Invalid, and gives none, if the colleague may not open one of them.
    """
    mine = scope_of(staff).cases().filter(pk__in=list(case_ids)[:MOST_AT_ONCE], closed_at=None)
    found = list(mine.order_by("submitted_at").values_list("pk", "key"))
    if to is not None and to != staff.id:
        for key in {key for _pk, key in found}:
            _name_of(to, key)
    for case_id, _key in found:
        assign(case_id, staff=staff, to=to)
    return len(found)


def _begin(row: Case, staff: Person) -> None:
    module = rows.module_of(row)
    if not moves.may(row, module, "beginnen"):
        return
    moves.move(row, module, "beginnen")
    row.save(update_fields=["state"])
    seal, actor = rows.seal_of(row), actor_of(staff)
    events.add(row, seal, kind="started", at=now(), actor=actor, author=staff.name, public=True)
    audit.record("case.started", subject=("case", str(row.id)), actor=actor)


def _name_of(colleague_id: UUID, service: str) -> str:
    found = next((who for who in colleagues(service) if who.id == colleague_id), None)
    if found is None:
        text = _("Wählen Sie eine Person, die diese Vorgänge bearbeitet.")
        raise Invalid(problems=(FieldProblem("an", text, "unbekannt"),))
    return found.name
