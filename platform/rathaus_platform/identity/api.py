"""What other packages may use of identity."""

from rathaus_platform.identity.access import person_of, require_person, require_role, require_trust
from rathaus_platform.identity.actions.directory import declare_directory, town_directory
from rathaus_platform.identity.actions.remember_clients import remember_clients
from rathaus_platform.identity.actions.set_up_town import set_up_town
from rathaus_platform.identity.addresses import sign_in_url
from rathaus_platform.identity.guest import OPERATOR, STAND_IN, Guest
from rathaus_platform.identity.guests import actor_of_guest
from rathaus_platform.identity.person import Person
from rathaus_platform.identity.roles import ADMIN, CLERK, EDITOR, LEAD
from rathaus_platform.identity.trust import TrustLevel

__all__ = [
    "ADMIN",
    "CLERK",
    "EDITOR",
    "LEAD",
    "OPERATOR",
    "STAND_IN",
    "Guest",
    "Person",
    "TrustLevel",
    "actor_of_guest",
    "declare_directory",
    "person_of",
    "remember_clients",
    "require_person",
    "require_role",
    "require_trust",
    "set_up_town",
    "sign_in_url",
    "town_directory",
]
