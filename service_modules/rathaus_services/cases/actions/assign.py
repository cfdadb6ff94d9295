"""Who works on a case: taking it, giving it to a colleague, giving it back to everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
from rathaus_services.cases.models import Case, Event
from rathaus_services.cases.scope import ReadOnly, scope_of
from rathaus_services.cases.sealing import Keyring, Seal

MOST_AT_ONCE = 100


def assign(case_id: UUID, *, staff: Person, to: UUID | None, words: str = "") -> None:
    """Give the case to a colleague (`to`), to oneself, or back to everybody (None).

    Whoever takes a new case begins to work on it. Raises Forbidden, UnknownCase, Invalid (unknown colleague).
    """
    gift = _gift(staff, to, words)
    with transaction.atomic():
        gift.give([staff_case(case_id, staff=staff, lock=True)])


def assign_many(case_ids: Iterable[UUID], *, staff: Person, to: UUID | None) -> int:
    """The same for several cases; those that are gone or closed are left out. Returns how many were given.

    The number of statements does not grow with that of the cases.
    """
    gift, scope, ids = _gift(staff, to, ""), scope_of(staff), list(case_ids)[:MOST_AT_ONCE]
    if scope.read_only:
        raise ReadOnly
    with transaction.atomic():
        found = list(scope.cases().filter(pk__in=ids, closed_at=None).select_for_update().order_by("pk"))
        gift.give(found)
    return len(found)


@dataclass(frozen=True)
class _Gift:
    """Who gives cases to whom, with which words."""

    staff: Person
    to: UUID | None
    text: str

    def give(self, found: Sequence[Case]) -> None:
        """Give these cases, which are locked; who has one already keeps it without a word."""
        told: list[Event] = []
        acts: list[tuple[str, tuple[str, str], dict[str, str]]] = []
        given = [row for row in found if row.assignee_id != self.to]
        if self.to is not None and self.to != self.staff.id:
            for service in {row.key for row in given}:
                _name_of(self.to, service)  # may open it
        modules, ring = rows.modules_of(given), Keyring.of_town()
        for row in given:
            row.assignee_id = self.to
            subject, seal, module = ("case", str(row.id)), rows.seal_of(row, ring), modules[row.release_id]
            told.append(self._event(row, seal, "assigned", self.text))
            acts.append(("case.assigned", subject, {"to": "" if self.to is None else str(self.to)}))
            if self.to == self.staff.id and moves.may(row, module, "beginnen"):
                moves.move(row, module, "beginnen")
                told.append(self._event(row, seal, "started", ""))
                acts.append(("case.started", subject, {}))
        Case.objects.bulk_update(given, ["assignee", "state"])
        Event.objects.bulk_create(told)
        audit.record_all(acts, actor=actor_of(self.staff))

    def _event(self, row: Case, seal: Seal, kind: events.Kind, text: str) -> Event:
        actor, name = actor_of(self.staff), self.staff.name
        return events.made(
            row, seal, kind=kind, at=now(), actor=actor, author=name, text=text, public=kind == "started"
        )


def _gift(staff: Person, to: UUID | None, words: str) -> _Gift:
    """Raises Invalid for somebody who does not work here; `give` does for a case they may not open."""
    name = _("alle") if to is None else staff.name if to == staff.id else _name_of(to)
    return _Gift(staff, to, f"{name}\n{words.strip()}".strip())


def _name_of(colleague_id: UUID, service: str = "") -> str:
    found = next((who for who in colleagues(service) if who.id == colleague_id), None)
    if found is None:
        text = _("Wählen Sie eine Person, die diese Vorgänge bearbeitet.")
        raise Invalid(problems=(FieldProblem("an", text, "unbekannt"),))
    return found.name
