"""Who goes: each time through the desk of their own town, which looks whether they are (still) a clerk there."""

from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api import CLERK, LEAD, Person
from rathaus_tenants.context import current_town, in_public, town_or_none
from rathaus_tenants.guests import rows
from rathaus_tenants.guests.errors import NotForYou, UnknownGrant
from rathaus_tenants.guests.models import Seat, StandIn
from rathaus_tenants.guests.trail import tell_town
from rathaus_tenants.guests.values import StandInView

ON_THE_WAY: Final = timedelta(minutes=10)  # from one's own desk to the sign-in at the other town
DESK: Final = "/verwaltung/vorgaenge/"


def offers_for(by: Person) -> tuple[StandInView, ...]:
    """Where this clerk of the bound town may go at this moment; one statement."""
    if by.guest is not None or not by.roles & {CLERK, LEAD}:
        return ()
    home = current_town()
    with in_public():
        return tuple(rows.stand_in(row) for row in _open_to(home.id, by).order_by("ends_at"))


@transaction.atomic
def enter(by: Person, grant: UUID) -> str:
    """See a clerk off to the other town; returns where they sign in there. Raises NotForYou, UnknownGrant."""
    if by.guest is not None or not by.roles & {CLERK, LEAD}:
        raise NotForYou
    home, at = current_town(), now()
    with in_public():
        row = _open_to(home.id, by).filter(pk=grant).first()
        if row is None:
            raise UnknownGrant
        Seat.objects.update_or_create(stand_in=row, issuer=by.issuer, subject=by.subject, defaults={"entered_at": at})
        host = rows.town(row.host_id)
    tell_town(home, "stand_in.entered", grant, audit.Actor("staff", str(by.id), by.name), {"host": host.slug})
    return f"{host.base_url}/anmelden/verwaltung/?{urlencode({'weiter': DESK, 'von': home.slug})}"


def staff_changed(issuer: str, subject: str, roles: frozenset[str]) -> None:
    """The bound town gave a member of its staff these roles: who is no clerk any more stands in for nobody.

    Identity calls it (RATHAUS_STAFF_CHANGED) at every sign-in and every change.
    """
    home = town_or_none()
    if home is None or roles & {CLERK, LEAD}:
        return
    with in_public():
        Seat.objects.filter(stand_in__home_id=home.id, issuer=issuer, subject=subject).delete()


def valid(at: datetime, path: str = "") -> Q:
    """Of a stand-in, or of what leads to one by `path`: accepted, begun, not over."""
    wanted = {"accepted_at__isnull": False, "ended_at": None, "begins_at__lte": at, "ends_at__gt": at}
    return Q(**{f"{path}{name}": value for name, value in wanted.items()})


def _open_to(home: UUID, clerk: Person) -> QuerySet[StandIn]:
    seats = Seat.objects.filter(issuer=clerk.issuer, subject=clerk.subject)
    mine = Q(for_all=True) | Q(pk__in=seats.values("stand_in_id"))
    return StandIn.objects.filter(valid(now()), mine, home_id=home).select_related("host", "home")
