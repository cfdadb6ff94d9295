"""What a town's administration decides about guests: rules that need to know services and staff, then the grant."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from rathaus_platform.identity.api import Person
from rathaus_platform.identity.staff import api as staff
from rathaus_services.activation.api import active_services
from rathaus_services.cases.api import colleagues
from rathaus_tenants.guests import api as guests
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef


def offer(
    by: Person, *, town: str, services: Iterable[str], begins_on: date | None, ends_on: date | None, reason: str
) -> guests.StandInView:
    """Consent to a stand-in by the town with this slug, for services that the bound town offers; others are left out.

    Raises NotStaff, TrustTooLow, Invalid.
    """
    offered = {entry.key for entry in active_services()}
    keys = [key for key in services if key in offered]
    return guests.offer(by, _open_town(town), services=keys, begins_on=begins_on, ends_on=ends_on, reason=reason)


def accept(by: Person, grant: UUID, *, for_all: bool, people: Iterable[UUID]) -> None:
    """Take it on, with all clerks or with those named; who is no clerk is left out.

    Raises Forbidden, TrustTooLow, UnknownGrant, GrantOver, Invalid.
    """
    if for_all:
        guests.accept(by, grant, users=None)
        return
    wanted = set(people)
    members = [staff.staff_member(one.id) for one in colleagues() if one.id in wanted]
    guests.accept(by, grant, users=[(member.issuer, member.subject) for member in members])


def _open_town(slug: str) -> TownRef | None:
    return next((town for town in registry.active_towns() if town.slug == slug), None)
