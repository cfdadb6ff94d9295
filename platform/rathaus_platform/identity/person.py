"""The person behind a request, as other packages see them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from rathaus_platform.identity.accounts import vouched, vouches_for
from rathaus_platform.identity.guest import Guest
from rathaus_platform.identity.trust import TrustLevel


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in.

    `trust`, `roles` and `handed_over` belong to this session, not to the account.
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
    # What the account said, by purpose: facts by the names of identity.purposes.LABELS.
    handed_over: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    offices: frozenset[str] = frozenset()  # keys; narrows a clerk's cases where the town has declared offices
    guest: Guest | None = None  # set: no member of this town's staff, but let in for a while
    issuer: str = ""  # with `subject` who they are at Keycloak: of staff the same in every town
    subject: str = ""
    account: str = ""  # of citizens: which kind of account they signed in with; see identity.accounts

    def verified_for(self, purpose: str) -> Mapping[str, str] | None:
        """What the account vouched for to this purpose; None where it was not asked for it in this session.

        Who registered themselves vouch for nothing, a company's account for the company only.
        """
        known = self.known_for(purpose)
        return None if known is None else vouched(self.account, known)

    def vouches_for(self, facts: Collection[str]) -> bool:
        """Whether such an account can vouch for these facts."""
        return vouches_for(self.account, facts)

    def known_for(self, purpose: str) -> Mapping[str, str] | None:
        """What the account said to this purpose, vouched for or not; None where it was not asked in this session."""
        return self.handed_over.get(purpose)

    @property
    def is_staff(self) -> bool:
        """Works for the town."""
        return self.realm == "verwaltung"
