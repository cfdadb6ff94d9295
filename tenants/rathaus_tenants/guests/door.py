"""At a town's door: who may come in without being of its staff, and whether they still may. Identity asks."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from rathaus_platform.clock import now
from rathaus_platform.errors import TrustTooLow
from rathaus_platform.identity.api import Guest, TrustLevel, came_from
from rathaus_tenants.context import current_town, in_public
from rathaus_tenants.guests.models import Seat, Visit
from rathaus_tenants.guests.seats import ON_THE_WAY, valid
from rathaus_tenants.guests.visits import open_now
from rathaus_tenants.registry.models import TownState

OPERATORS = "Betrieb"


def admit(claims: Mapping[str, Any], trust: TrustLevel) -> Guest | None:
    """The grant this sign-in at the bound town stands on, or None. Raises TrustTooLow for operators.

    An operator proves the second factor here once more. A clerk comes straight from their own desk, and Keycloak
    says that they are a member of that town.
    """
    town, at = current_town(), now()
    who = {"issuer": claims["iss"], "subject": claims["sub"]}
    with in_public():
        visit = open_now().filter(town_id=town.id, **who).first()
        seats = [] if visit else list(_seats(town.id, **who).filter(entered_at__gt=at - ON_THE_WAY))
    if visit is not None:
        if trust < TrustLevel.SUBSTANZIELL:
            raise TrustTooLow(TrustLevel.SUBSTANZIELL.value)
        return _of_visit(visit)
    mine = (seat for seat in seats if came_from(claims, seat.stand_in.home.slug))
    seat = max(mine, key=lambda one: one.entered_at or at, default=None)
    return None if seat is None else _of_seat(seat)


def look(kind: str, grant: UUID, issuer: str, subject: str) -> Guest | None:
    """The grant as it is at this moment, or None: over, ended, taken away, or another town's. One statement."""
    town = current_town()
    with in_public():
        if kind == "operator":
            found = open_now().filter(pk=grant, town_id=town.id, issuer=issuer, subject=subject).first()
            return None if found is None else _of_visit(found)
        seat = _seats(town.id, issuer, subject).filter(stand_in_id=grant).first()
        return None if seat is None else _of_seat(seat)


def _seats(host: UUID, issuer: str, subject: str) -> QuerySet[Seat]:
    found = Seat.objects.filter(valid(now(), "stand_in__"), stand_in__host_id=host, issuer=issuer, subject=subject)
    found = found.filter(stand_in__home__state=TownState.ACTIVE)  # a closed town sends nobody
    return found.select_related("stand_in__home")


def _of_visit(row: Visit) -> Guest:
    return Guest("operator", row.pk, OPERATORS, row.ends_at, services=None, read_only=True)


def _of_seat(row: Seat) -> Guest:
    given = row.stand_in
    return Guest("stand_in", given.pk, given.home.name, given.ends_at, frozenset(given.services), read_only=False)
