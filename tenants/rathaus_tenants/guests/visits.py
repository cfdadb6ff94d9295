"""Break glass: an operator enters a town's desk, with a reason, for minutes, seen by the town."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_platform.identity.api import Person, TrustLevel
from rathaus_platform.identity.operators.api import Operator
from rathaus_platform.identity.staff import api as staff
from rathaus_tenants.context import current_town, in_public
from rathaus_tenants.guests import rows
from rathaus_tenants.guests.errors import GrantOver, ProofTooOld, UnknownGrant
from rathaus_tenants.guests.models import Visit
from rathaus_tenants.guests.trail import tell_operators, tell_town
from rathaus_tenants.guests.values import VisitView
from rathaus_tenants.values import TownRef

FRESH: Final = timedelta(minutes=10)  # how old the second factor may be
SHORTEST: Final = 15  # characters of a reason: "Test" is none
KEPT: Final = 50  # of a town's past visits on its page


def lengths() -> tuple[int, ...]:
    """How many minutes may be chosen; the deployment sets the longest (RATHAUS_VISIT_MINUTES)."""
    most = int(settings.RATHAUS_VISIT_MINUTES)
    return tuple(sorted({min(30, most), min(60, most), most}))


def require_fresh_proof(operator: Operator) -> None:
    """A second factor of the last minutes, also in demonstrations. Raises ProofTooOld."""
    if operator.trust < TrustLevel.SUBSTANZIELL or now() - operator.authenticated_at > FRESH:
        raise ProofTooOld


@transaction.atomic
def open_visit(operator: Operator, town: TownRef, *, reason: str, ticket: str = "", minutes: int) -> VisitView:
    """Let the operator look into the town's desk from now on. Raises ProofTooOld, Invalid.

    An own visit there that is still open ends with it.
    """
    require_fresh_proof(operator)
    reason = _checked(" ".join(reason.split()), minutes)
    at = now()
    with in_public():
        for row in open_now().filter(town_id=town.id, **_who(operator)):
            _end(row, town, "operator", _actor(operator))
        made = Visit.objects.create(
            town_id=town.id,
            **_who(operator),
            name=operator.name[:200],
            reason=reason,
            ticket=" ".join(ticket.split())[:60],
            begins_at=at,
            ends_at=at + timedelta(minutes=minutes),
        )
        view = rows.visit(made)
    details: dict[str, audit.Detail] = {"town": town.slug, "minutes": minutes, "reason": reason, "ticket": view.ticket}
    tell_town(town, "visit.opened", view.id, _actor(operator), details)
    tell_operators("visit.opened", view.id, _actor(operator), details)
    return view


@transaction.atomic
def end_own_visit(operator: Operator, visit_id: UUID) -> None:
    """The operator is done. Raises UnknownGrant for anybody else's, GrantOver."""
    with in_public():
        row = Visit.objects.select_for_update().filter(pk=visit_id, **_who(operator)).first()
        if row is None:
            raise UnknownGrant
        _end(row, rows.town(row.town_id), "operator", _actor(operator))


@transaction.atomic
def end_visit(by: Person, visit_id: UUID) -> None:
    """The town shows the operator out. Raises NotStaff, TrustTooLow, UnknownGrant, GrantOver."""
    staff.require_admin(by)
    town = current_town()
    with in_public():
        row = Visit.objects.select_for_update().filter(pk=visit_id, town_id=town.id).first()
        if row is None:
            raise UnknownGrant
        _end(row, town, "town", audit.Actor("staff", str(by.id), by.name))


def open_visits() -> tuple[VisitView, ...]:
    """Who of the operators may look into the bound town's desk at this moment; one statement."""
    town = current_town()
    with in_public():
        return tuple(rows.visit(row) for row in open_now().filter(town_id=town.id).select_related("town"))


def visits() -> tuple[VisitView, ...]:
    """The bound town's visits, newest first."""
    town = current_town()
    with in_public():
        found = Visit.objects.filter(town_id=town.id).select_related("town").order_by("-begins_at")[:KEPT]
        return tuple(rows.visit(row) for row in found)


def visit_of_town(visit_id: UUID) -> VisitView:
    """One visit of the bound town. Raises UnknownGrant."""
    town = current_town()
    with in_public():
        row = Visit.objects.filter(pk=visit_id, town_id=town.id).select_related("town").first()
    if row is None:
        raise UnknownGrant
    return rows.visit(row)


def own_visits(operator: Operator) -> tuple[VisitView, ...]:
    """The operator's visits, newest first."""
    mine = Visit.objects.filter(**_who(operator))
    with in_public():
        return tuple(rows.visit(row) for row in mine.select_related("town").order_by("-begins_at")[:KEPT])


def _checked(reason: str, minutes: int) -> str:
    problems = []
    if not SHORTEST <= len(reason) <= 500:
        text = _("Schreiben Sie in einem Satz, warum Sie hineinsehen müssen (15 bis 500 Zeichen).")
        problems.append(FieldProblem("grund", text))
    if minutes not in lengths():
        problems.append(FieldProblem("minuten", _("Wählen Sie, wie lange Sie brauchen.")))
    if problems:
        raise Invalid(problems=problems)
    return reason


def open_now() -> QuerySet[Visit]:
    """Begun and not over, in whatever town; to be read in the shared schema."""
    return Visit.objects.filter(ended_at=None, ends_at__gt=now())


def _end(row: Visit, town: TownRef, side: str, actor: audit.Actor) -> None:
    if row.ended_at is not None or row.ends_at <= now():
        raise GrantOver
    row.ended_at, row.ended_by = now(), side
    row.save(update_fields=["ended_at", "ended_by"])
    tell_town(town, "visit.ended", row.pk, actor, {"by": side})
    told = actor if side == "operator" else audit.Actor("staff", "", town.name)
    tell_operators("visit.ended", row.pk, told, {"by": side, "town": town.slug})


def _who(operator: Operator) -> dict[str, str]:
    return {"issuer": operator.issuer, "subject": operator.subject}


def _actor(operator: Operator) -> audit.Actor:
    return audit.Actor("operator", operator.subject, operator.name)
