"""Offices (Ämter): whose cases a clerk works on, and who may be given a case. The list is the town's preference."""

from rathaus_platform.identity.api import ADMIN, LEAD, Person
from rathaus_tenants.preferences.api import preferences


def services_of(staff: Person) -> frozenset[str] | None:
    """Keys of the services whose cases this person sees; None: all.

    Leads see all, and clerks who administer the town too. A town that has declared no offices makes no difference
    between its clerks; in all others a clerk without an office sees nothing.
    """
    offices = preferences().offices
    if not offices or staff.roles & {LEAD, ADMIN}:
        return None
    return frozenset(key for one in offices if one.key in staff.offices for key in one.services)


def offices_for(service: str) -> frozenset[str] | None:
    """Keys of the offices whose clerks see this service's cases (one or none); None: all clerks do."""
    offices = preferences().offices
    return frozenset(one.key for one in offices if service in one.services) if offices else None
