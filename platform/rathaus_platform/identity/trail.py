"""What the audit trail keeps of sign-ins: those of staff, because every act of theirs must lead to a person."""

from rathaus_platform.audit import api as audit
from rathaus_platform.identity.guest import Guest
from rathaus_platform.identity.guests import actor_of_guest, name_of_guest
from rathaus_platform.identity.models import User
from rathaus_platform.identity.models.realm import Realm


def signed_in(user: User, roles: frozenset[str], guest: Guest | None = None) -> None:
    """Record that a member of staff came in, and as what, or a guest by a grant. Citizens are not recorded."""
    if user.realm != Realm.VERWALTUNG:
        return
    if guest is not None:
        actor = actor_of_guest(guest, user.id, name_of_guest(guest, user.get_full_name()))
        audit.record("guest.signed_in", subject=("guest", str(guest.grant)), actor=actor)
        return
    _record("staff.signed_in", user, roles)


def roles_told(user: User, roles: frozenset[str]) -> None:
    """Record that Keycloak told other roles while the person was signed in."""
    _record("staff.roles_told", user, roles)


def _record(action: str, user: User, roles: frozenset[str]) -> None:
    actor = audit.Actor("staff", str(user.id), user.get_full_name())
    details: dict[str, audit.Detail] = {"roles": list[audit.Detail](sorted(roles))}
    audit.record(action, subject=("user", str(user.id)), actor=actor, details=details)
