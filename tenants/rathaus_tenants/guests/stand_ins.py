"""Stand-in between towns: offered by the town whose cases it is about, accepted by the one whose clerks will work."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import GERMANY, now, today
from rathaus_platform.errors import FieldProblem, Invalid, TrustTooLow
from rathaus_platform.identity.api import ADMIN, LEAD, Person, TrustLevel
from rathaus_platform.identity.staff import api as staff
from rathaus_tenants.context import current_town, in_public
from rathaus_tenants.guests import rows
from rathaus_tenants.guests.errors import GrantOver, NotForYou, UnknownGrant
from rathaus_tenants.guests.models import Seat, StandIn
from rathaus_tenants.guests.trail import other_town, tell_town
from rathaus_tenants.guests.values import StandInView
from rathaus_tenants.values import TownRef

LONGEST: Final = timedelta(days=183)
SHORTEST: Final = 10  # characters of a reason
KEPT: Final = 50


@transaction.atomic
def offer(
    by: Person,
    home: TownRef | None,
    *,
    services: Iterable[str],
    begins_on: date | None,
    ends_on: date | None,
    reason: str,
) -> StandInView:
    """Consent of the bound town that clerks of `home` work these services, both days included.

    Raises NotStaff, TrustTooLow, Invalid. The caller knows which services there are.
    """
    staff.require_admin(by)
    host, keys, reason = current_town(), sorted(set(services)), " ".join(reason.split())
    problems = _problems(host, home, keys, begins_on, ends_on, reason)
    if problems or home is None or begins_on is None or ends_on is None:
        raise Invalid(problems=problems)
    with in_public():
        made = StandIn.objects.create(
            host_id=host.id,
            home_id=home.id,
            services=keys,
            reason=reason,
            begins_at=_midnight(begins_on),
            ends_at=_midnight(ends_on + timedelta(days=1)),
            offered_at=now(),
        )
        view = rows.stand_in(made)
    details: dict[str, audit.Detail] = {
        "host": host.slug,
        "home": home.slug,
        "services": list[audit.Detail](keys),
        "from": begins_on.isoformat(),
        "until": ends_on.isoformat(),
    }
    tell_town(host, "stand_in.offered", view.id, _actor(by), details)
    tell_town(home, "stand_in.offered", view.id, other_town(host), details)
    return view


@transaction.atomic
def accept(by: Person, grant: UUID, *, users: Iterable[tuple[str, str]] | None) -> None:
    """The bound town will do it: with these clerks (issuer, subject), or with whoever is a clerk there (None).

    Raises Forbidden, TrustTooLow, UnknownGrant, GrantOver, Invalid (nobody named).
    """
    require_answering(by)
    chosen = None if users is None else sorted(set(users))
    if chosen is not None and not chosen:
        raise Invalid(problems=[FieldProblem("wer", _("Wählen Sie, wer vertritt."))])
    home = current_town()
    with in_public():
        row = _locked(grant, home_id=home.id)
        if row.accepted_at is not None:
            raise GrantOver
        row.accepted_at, row.for_all = now(), chosen is None
        row.save(update_fields=["accepted_at", "for_all"])
        Seat.objects.bulk_create(Seat(stand_in=row, issuer=issuer, subject=subject) for issuer, subject in chosen or ())
        host = rows.town(row.host_id)
    details: dict[str, audit.Detail] = {"for_all": chosen is None, "people": len(chosen or ())}
    tell_town(home, "stand_in.accepted", grant, _actor(by), details)
    tell_town(host, "stand_in.accepted", grant, other_town(home), details)


@transaction.atomic
def end(by: Person, grant: UUID) -> None:
    """Either town ends or declines it; what is under way ends with the next request.

    Raises Forbidden, TrustTooLow, UnknownGrant, GrantOver.
    """
    town = current_town()
    with in_public():
        row = _locked(grant)
        if town.id not in (row.host_id, row.home_id):
            raise UnknownGrant
        side = "host" if town.id == row.host_id else "home"
        other = rows.town(row.home_id if side == "host" else row.host_id)
    if side == "host":
        staff.require_admin(by)
    else:
        require_answering(by)
    with in_public():
        row.ended_at, row.ended_by = now(), side
        row.save(update_fields=["ended_at", "ended_by"])
    tell_town(town, "stand_in.ended", grant, _actor(by), {"by": side})
    tell_town(other, "stand_in.ended", grant, other_town(town), {"by": side})


def require_answering(by: Person) -> None:
    """At home, town admins and leads decide. Raises NotForYou, TrustTooLow."""
    if not by.is_staff or not by.roles & {ADMIN, LEAD}:
        raise NotForYou
    needed = TrustLevel(settings.RATHAUS_STAFF_ADMIN_TRUST)
    if by.trust < needed:
        raise TrustTooLow(needed.value)


def stand_ins() -> tuple[StandInView, ...]:
    """All that the bound town gives or does, newest first."""
    town = current_town()
    with in_public():
        found = StandIn.objects.filter(Q(host_id=town.id) | Q(home_id=town.id)).select_related("host", "home")
        return tuple(rows.stand_in(row) for row in found.order_by("-offered_at")[:KEPT])


def stand_in_of_town(grant: UUID) -> StandInView:
    """One of them. Raises UnknownGrant."""
    town = current_town()
    with in_public():
        found = StandIn.objects.filter(Q(host_id=town.id) | Q(home_id=town.id), pk=grant)
        row = found.select_related("host", "home").first()
    if row is None:
        raise UnknownGrant
    return rows.stand_in(row)


def _locked(grant: UUID, **mine: UUID) -> StandIn:
    row = StandIn.objects.select_for_update().filter(pk=grant, **mine).first()
    if row is None:
        raise UnknownGrant
    if row.ended_at is not None or row.ends_at <= now():
        raise GrantOver
    return row


def _problems(
    host: TownRef, home: TownRef | None, keys: list[str], begins: date | None, ends: date | None, reason: str
) -> list[FieldProblem]:
    found = []
    if home is None or home.id == host.id:
        found.append(FieldProblem("kommune", _("Wählen Sie die Kommune, die vertritt.")))
    if not keys:
        found.append(FieldProblem("leistungen", _("Wählen Sie mindestens eine Leistung.")))
    if begins is None:
        found.append(FieldProblem("von", _("Geben Sie den ersten Tag an.")))
    if ends is None or ends < today() or (begins is not None and not begins <= ends <= begins + LONGEST):
        found.append(FieldProblem("bis", _("Geben Sie den letzten Tag an, höchstens ein halbes Jahr nach dem ersten.")))
    if not SHORTEST <= len(reason) <= 500:
        found.append(FieldProblem("grund", _("Schreiben Sie in einem Satz, warum (10 bis 500 Zeichen).")))
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), GERMANY)


def _actor(by: Person) -> audit.Actor:
    return audit.Actor("staff", str(by.id), by.name)
