"""What stands above every page of the desk: that operators look in, that somebody is a guest here."""

from typing import Any

from rathaus_platform.identity.api import LEAD, Person
from rathaus_tenants.guests import api as guests


def strips(staff: Person) -> dict[str, Any]:
    """For the town's own people one statement in the shared schema, for guests none."""
    if staff.guest is not None:
        return {"guest": staff.guest, "visits": (), "may_look": False}
    return {"guest": None, "visits": guests.open_visits(), "may_look": LEAD in staff.roles}
