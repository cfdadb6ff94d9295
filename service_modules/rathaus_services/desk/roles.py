"""Who works at the desk."""

from rathaus_platform.identity.api import Person
from rathaus_services.cases.api import AT_THE_DESK

__all__ = ["AT_THE_DESK", "is_clerk"]


def is_clerk(person: Person | None) -> bool:
    """Clerks, leads and their guests; editors and town admins do not see cases."""
    return person is not None and person.is_staff and bool(person.roles & {*AT_THE_DESK})
