"""What other packages may use of the administration of staff."""

from rathaus_platform.identity.staff.actions import change_duties, invite, remove
from rathaus_platform.identity.staff.errors import AlreadyHere, DirectoryDecides, LastAdmin, NotStaff
from rathaus_platform.identity.staff.rules import decided_elsewhere, require_admin
from rathaus_platform.identity.staff.values import TITLES, Invitation, Invited, roles_of, staff_member

__all__ = [
    "TITLES",
    "AlreadyHere",
    "DirectoryDecides",
    "Invitation",
    "Invited",
    "LastAdmin",
    "NotStaff",
    "change_duties",
    "decided_elsewhere",
    "invite",
    "remove",
    "require_admin",
    "roles_of",
    "staff_member",
]
