"""What other packages may use of identity."""

from rathaus_platform.identity.access import person_of, require_person, require_role, require_trust
from rathaus_platform.identity.actions.remember_clients import remember_clients
from rathaus_platform.identity.addresses import sign_in_url
from rathaus_platform.identity.person import Person
from rathaus_platform.identity.roles import ADMIN, CLERK, EDITOR, LEAD
from rathaus_platform.identity.trust import TrustLevel

__all__ = [
    "ADMIN",
    "CLERK",
    "EDITOR",
    "LEAD",
    "Person",
    "TrustLevel",
    "person_of",
    "remember_clients",
    "require_person",
    "require_role",
    "require_trust",
    "sign_in_url",
]
