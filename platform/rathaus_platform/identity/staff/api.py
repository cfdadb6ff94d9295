"""What other packages may use of the administration of staff."""

from rathaus_platform.identity.staff.actions import change_roles, invite, remove
from rathaus_platform.identity.staff.rules import AlreadyHere, LastAdmin, NotStaff, require_admin
from rathaus_platform.identity.staff.values import TITLES, Invitation, Invited, roles_of, staff_member

__all__ = [
    "TITLES",
    "AlreadyHere",
    "Invitation",
    "Invited",
    "LastAdmin",
    "NotStaff",
    "change_roles",
    "invite",
    "remove",
    "require_admin",
    "roles_of",
    "staff_member",
]
