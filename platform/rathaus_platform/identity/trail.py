"""What the audit trail keeps of sign-ins: those of staff, because every act of theirs must lead to a person."""

from rathaus_platform.audit import api as audit
from rathaus_platform.identity.models import User
from rathaus_platform.identity.models.realm import Realm


def signed_in(user: User, roles: frozenset[str]) -> None:
    """Record that a member of staff came in, and as what. Citizens are not recorded."""
    if user.realm != Realm.VERWALTUNG:
        return
    actor = audit.Actor("staff", str(user.id), user.get_full_name())
    details: dict[str, audit.Detail] = {"roles": list[audit.Detail](sorted(roles))}
    audit.record("staff.signed_in", subject=("user", str(user.id)), actor=actor, details=details)
