"""Who sees the register, and who may change it."""

from rathaus_platform.identity.api import ADMIN, LEAD, Person

READERS = (ADMIN, LEAD)
"""Leads answer for what their office promises and charges; only the town's administration changes it."""


def may_see(person: Person | None) -> bool:
    """Town admins and leads."""
    return person is not None and person.is_staff and bool(person.roles & {*READERS})


def may_change(person: Person) -> bool:
    """Town admins; the strength of their sign-in is asked for by the page."""
    return person.is_staff and ADMIN in person.roles
