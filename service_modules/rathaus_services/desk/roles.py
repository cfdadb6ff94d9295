"""Who works at the desk."""

from rathaus_platform.identity.api import CLERK, LEAD, Person

AT_THE_DESK = (CLERK, LEAD)


def is_clerk(person: Person | None) -> bool:
    """Clerks and leads; editors and town admins do not see cases."""
    return person is not None and person.is_staff and bool(person.roles & {*AT_THE_DESK})
