"""The decision: outcome and reasons are stored; the worker makes the letter, the law sets the dates."""

from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import GERMANY, now
from rathaus_platform.identity.api import Person
from rathaus_platform.outbox import api as outbox
from rathaus_services.cases import events, rows, texts
from rathaus_services.cases.access import actor_of, staff_case
from rathaus_services.cases.content import CaseContent
from rathaus_services.cases.deciding import Decider, carry_out
from rathaus_services.cases.effort import settle
from rathaus_services.cases.errors import NotNow
from rathaus_services.cases.letters.gather import document_for
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.sealing import Seal
from rathaus_services.cases.statutory import told_on
from rathaus_services.cases.values import Outcome
from rathaus_services.process import api as process
from rathaus_services.process.desk import four_eyes


def decide(case_id: UUID, *, staff: Person, outcome: Outcome, reasons: str, effort: str = "") -> bool:
    """Grant or refuse. A refusal needs its reasons (§ 39 (1) VwVfG); the letter follows through the outbox.

    Where the service wants a second person, the first one's decision waits: False. It counts once somebody else
    decides the same; whoever decides otherwise makes a new proposal. `effort` are the minutes of work, as typed, where
    the fee follows them. An outcome that is told only on its day is held until then; the office may decide otherwise.

    Raises Forbidden, UnknownCase, NotNow (already decided, the citizen is being asked, or the application counts as
    granted and cannot be refused any more), Invalid.
    """
    at = now()
    with transaction.atomic():
        row = staff_case(case_id, staff=staff, lock=True)
        module, seal = rows.module_of(row), rows.seal_of(row)
        if outcome == "refused" and row.deemed_on is not None:
            raise NotNow
        way = process.for_outcome(module, row.state, outcome)
        document = document_for(row, outcome)
        if document is not None and document.fixed:
            reasons = ""  # the letter has one wording for everybody, and so has the thread
        elif way is not None and way.needs_text:
            asked = (
                _("Füllen Sie „%(label)s“ aus.") % {"label": way.asks}
                if way.asks
                else _("Begründen Sie die Ablehnung.")
            )
            reasons = texts.required(reasons, "gruende", asked)
        kept = rows.content_of(row, seal)
        content = settle(module, kept, document, effort)
        second = row.proposed == outcome and row.proposed_by != staff.id and kept.minutes == content.minutes
        not_yet = replace(kept, minutes=content.minutes)
        if way is not None and four_eyes(module, content.parameters) and not second:
            _set_down(row, seal, not_yet, staff, outcome, reasons, at)
            return False
        day = told_on(row, document, content.parameters)
        if way is not None and day is not None and german_day(at) < day:
            _set_down(row, seal, not_yet, staff, outcome, reasons, at, until=day)
            return True
        carry_out(row, seal, content, Decider(staff.id, staff.name, actor_of(staff)), outcome, reasons, at)
    return True


def _asked(way: process.Transition) -> str:
    if way.asks:
        return _("Füllen Sie „%(label)s“ aus.") % {"label": way.asks}
    return _("Begründen Sie die Ablehnung.")


def _set_down(
    row: Case,
    seal: Seal,
    content: CaseContent,
    staff: Person,
    outcome: Outcome,
    reasons: str,
    at: datetime,
    until: date | None = None,
) -> None:
    """A decision that does not count yet: it waits for a second person, or is held until its day."""
    row.proposed, row.proposed_by, row.held_until, row.unread = outcome, staff.id, until, until is None
    row.assignee_id = row.assignee_id or staff.id
    row.sealed_content = seal.close("content", content.encode())
    row.save(update_fields=["proposed", "proposed_by", "held_until", "unread", "assignee", "sealed_content"])
    actor = actor_of(staff)
    kind: events.Kind = "proposed" if until is None else "held"
    event = events.add(
        row, seal, kind=kind, at=at, actor=actor, author=staff.name, text=reasons.strip(), until=until, public=False
    )
    details = {"outcome": outcome, "reasons": audit.fingerprint(reasons)}
    if until is not None:
        ids, begins = {"case": str(row.id), "event": str(event.id)}, datetime.combine(until, time(), GERMANY)
        outbox.enqueue("case.held", ids, key=f"case.held/{event.id}", due_at=begins)
        details["until"] = until.isoformat()
    audit.record(f"case.{kind}", subject=("case", str(row.id)), actor=actor, details=details)
