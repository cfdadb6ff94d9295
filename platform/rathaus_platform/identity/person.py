"""The person behind a request, as other packages see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from rathaus_platform.identity.guest import Guest
from rathaus_platform.identity.trust import TrustLevel


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in.

    `trust`, `roles` and `verified` belong to this session, not to the account.
    """

    id: UUID  # of the user in this town; the same human has another one in the next town
    realm: str  # "buerger" or "verwaltung"
    name: str
    first_name: str
    last_name: str
    email: str
    trust: TrustLevel
    roles: frozenset[str]  # editor, clerk, lead, admin; always empty for citizens
    authenticated_at: datetime  # when Keycloak saw the proof
    postal_code: str = ""
    # What BundID vouched for, at the level `trust`: vorname, nachname, strasse, postleitzahl, ort.
    verified: Mapping[str, str] = field(default_factory=dict)
    offices: frozenset[str] = frozenset()  # keys; narrows a clerk's cases where the town has declared offices
    guest: Guest | None = None  # set: no member of this town's staff, but let in for a while

    @property
    def is_staff(self) -> bool:
        """Works for the town."""
        return self.realm == "verwaltung"
