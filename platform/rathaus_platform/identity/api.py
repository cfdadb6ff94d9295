"""What other packages may use of identity."""

from rathaus_platform.identity.access import person_of, require_person, require_role, require_trust
from rathaus_platform.identity.accounts import BUNDID
from rathaus_platform.identity.actions.bring_town import bring_town
from rathaus_platform.identity.actions.directory import declare_directory, town_directory
from rathaus_platform.identity.actions.remove_town import remove_town
from rathaus_platform.identity.actions.retire_keys import retire_keys
from rathaus_platform.identity.actions.set_up_town import set_up_town
from rathaus_platform.identity.actions.sweep import sweep
from rathaus_platform.identity.addresses import sign_in_url
from rathaus_platform.identity.choice import facts_told, other_ways
from rathaus_platform.identity.guest import OPERATOR, STAND_IN, Guest
from rathaus_platform.identity.guests import actor_of_guest, came_from
from rathaus_platform.identity.handover import forget as forget_facts
from rathaus_platform.identity.handover import narrow as narrow_facts
from rathaus_platform.identity.person import Person
from rathaus_platform.identity.purposes import Purpose, Use
from rathaus_platform.identity.purposes import register as register_purposes
from rathaus_platform.identity.realms.values import DepartedTown
from rathaus_platform.identity.roles import ADMIN, CLERK, EDITOR, LEAD
from rathaus_platform.identity.trust import TrustLevel

__all__ = [
    "ADMIN",
    "BUNDID",
    "CLERK",
    "EDITOR",
    "LEAD",
    "OPERATOR",
    "STAND_IN",
    "DepartedTown",
    "Guest",
    "Person",
    "Purpose",
    "TrustLevel",
    "Use",
    "actor_of_guest",
    "bring_town",
    "came_from",
    "declare_directory",
    "facts_told",
    "forget_facts",
    "narrow_facts",
    "other_ways",
    "person_of",
    "register_purposes",
    "remove_town",
    "require_person",
    "require_role",
    "require_trust",
    "retire_keys",
    "set_up_town",
    "sign_in_url",
    "sweep",
    "town_directory",
]
