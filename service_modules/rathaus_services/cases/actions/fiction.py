"""The deemed grant (§ 42a VwVfG): documents complete, one extension, and what happens when the period is over."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now, today
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import Person
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import events, rows, texts
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.statutory import fiction_due, restart_fiction
from rathaus_tenants.context import current_town

AT_ONCE = 200


def complete(case_id: UUID, *, staff: Person) -> None:
    """The promised documents are there: the period begins today. Raises Forbidden, UnknownCase, NotNow."""
    at = now()
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        module, land = rows.module_of(row), current_town().land
        waits = row.closed_at is None and row.paused_at is None and row.fiction_on is None
        if not waits or fiction_due(module, german_day(at), land) is None:
            raise NotNow
        restart_fiction(row, module, german_day(at), land)
        row.save(update_fields=["fiction_on"])
        actor = actor_of(staff)
        events.add(row, rows.seal_of(row), kind="complete", at=at, actor=actor, author=staff.name, public=False)
        audit.record("case.complete", subject=("case", str(row.id)), actor=actor)


def extend(case_id: UUID, *, staff: Person, until: date, reasons: str) -> None:
    """Extend the period once, with reasons that the applicant is told in time (§ 42a Abs. 2 Satz 3 und 4 VwVfG).

    Raises Forbidden, UnknownCase, NotNow (no period, over, or extended before), Invalid.
    """
    reasons = texts.required(reasons, "gruende", _("Begründen Sie, warum die Prüfung so lange dauert."))
    at = now()
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        if row.closed_at or row.fiction_on is None or row.fiction_extended or german_day(at) > row.fiction_on:
            raise NotNow
        if until <= row.fiction_on:
            text = _("Wählen Sie einen Tag nach dem bisherigen Ende der Frist.")
            raise Invalid(problems=(FieldProblem("bis", text, "zu_frueh"),))
        row.fiction_on, row.fiction_extended = until, True
        row.save(update_fields=["fiction_on", "fiction_extended"])
        seal, actor = rows.seal_of(row), actor_of(staff)
        said = events.add(
            row, seal, kind="extended", at=at, actor=actor, author=staff.name, text=reasons, until=until, public=True
        )
        ids = {"case": str(row.id), "event": str(said.id)}
        outbox.enqueue("case.message", ids, key=f"case.message/{said.id}")
        details = {"until": until.isoformat(), "reasons": audit.fingerprint(reasons)}
        audit.record("case.fiction_extended", subject=("case", str(row.id)), actor=actor, details=details)


def deem_granted() -> int:
    """Applications whose period is over count as granted from the next day on; returns how many."""
    over = Case.objects.filter(closed_at=None, paused_at=None, deemed_on=None, fiction_on__lt=today())
    return sum(_deem(case_id) for case_id in list(over.values_list("pk", flat=True)[:AT_ONCE]))


@transaction.atomic
def _deem(case_id: UUID) -> bool:
    row = Case.objects.select_for_update().get(pk=case_id)
    if row.closed_at or row.paused_at or row.deemed_on or row.fiction_on is None or row.fiction_on >= today():
        return False
    row.deemed_on, row.unread = row.fiction_on, True
    row.proposed, row.proposed_by, row.held_until = "", None, None
    row.save(update_fields=["deemed_on", "unread", "proposed", "proposed_by", "held_until"])
    said = events.add(row, rows.seal_of(row), kind="deemed", at=now(), actor=audit.SYSTEM, author="", public=True)
    ids = {"case": str(row.id), "event": str(said.id)}
    outbox.enqueue("case.message", ids, key=f"case.message/{said.id}")
    audit.record("case.deemed", subject=("case", str(row.id)), actor=audit.SYSTEM)
    return True
