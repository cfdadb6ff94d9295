"""Inviting, changing and letting go. Keycloak first, then here: what Keycloak refuses has not happened."""

from uuid import UUID

from django.db import transaction

from rathaus_platform.audit import api as audit
from rathaus_platform.identity.account import put_into_groups, user_for
from rathaus_platform.identity.actions.end_sessions import end_sessions
from rathaus_platform.identity.models import SessionLink, User
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.person import Person
from rathaus_platform.identity.roles import ADMIN, GROUPS
from rathaus_platform.identity.staff import rules
from rathaus_platform.identity.staff.errors import AlreadyHere, DirectoryDecides
from rathaus_platform.identity.staff.keycloak_side import TownInKeycloak
from rathaus_platform.identity.staff.values import Invitation, Invited, roles_of, staff_member


@transaction.atomic
def invite(invitation: Invitation, *, by: Person) -> Invited:
    """Take somebody in with these roles.

    Raises NotStaff, TrustTooLow, Invalid, AlreadyHere, DirectoryDecides, KeycloakUnreachable.
    """
    rules.require_admin(by)
    rules.check_invitation(invitation)
    here = User.objects.filter(email__iexact=invitation.email, realm=Realm.VERWALTUNG, is_active=True)
    if here.filter(groups__name__in=GROUPS.values()).exists():
        raise AlreadyHere
    if rules.directory_decides(invitation.email):
        return _open_again(invitation, by)
    town = TownInKeycloak()
    subject, password = town.take_in(invitation)
    claims = {
        "iss": town.party.issuer,
        "sub": subject,
        "given_name": invitation.first_name,
        "family_name": invitation.last_name,
        "email": invitation.email,
    }
    user = user_for(Realm.VERWALTUNG, claims)
    User.objects.filter(pk=user.pk).update(is_active=True, by_directory=False, offices=sorted(invitation.offices))
    put_into_groups(user, invitation.roles)
    _note("staff.invited", user, by, invitation.roles)
    return Invited(user.id, password)


@transaction.atomic
def change_duties(user_id: UUID, roles: frozenset[str], offices: frozenset[str], *, by: Person) -> bool:
    """Give a member exactly these roles, and these offices (keys of the town's own list, which the caller knows).

    Sessions in which the roles were others end; returns whether they did. Offices hold from the next page on.
    Raises also NotFound, LastAdmin, DirectoryDecides.
    """
    rules.require_admin(by)
    rules.check_roles(roles)
    user = staff_member(user_id, lock=True)
    before = roles_of(user)
    if (roles, sorted(offices)) == (before, user.offices):
        return False
    rules.decided_here(user)
    if ADMIN in before and ADMIN not in roles:
        rules.keep_an_admin(user)
    if sorted(offices) != user.offices:
        User.objects.filter(pk=user.pk).update(offices=sorted(offices))
        _note("staff.offices_changed", user, by, roles, offices)
    if roles == before:
        return False
    TownInKeycloak().set_roles(user.subject, roles)
    put_into_groups(user, roles)
    _end_sessions(user)  # roles are told at sign-in: the old ones must not live on
    _note("staff.roles_changed", user, by, roles)
    return True


@transaction.atomic
def remove(user_id: UUID, *, by: Person) -> None:
    """Let a member go: out at once, here and in Keycloak. Raises also NotFound, LastAdmin.

    Somebody of the town's directory is closed here only: the account is the directory's.
    """
    rules.require_admin(by)
    user = staff_member(user_id, lock=True)
    if ADMIN in roles_of(user):
        rules.keep_an_admin(user)
    if not user.by_directory:
        TownInKeycloak().let_go(user.subject, by_directory_now=rules.directory_decides(user.email))
    put_into_groups(user, frozenset())
    User.objects.filter(pk=user.pk).update(is_active=False)  # what they wrote keeps their name
    _end_sessions(user)
    _note("staff.removed", user, by, frozenset())


def _open_again(invitation: Invitation, by: Person) -> Invited:
    """Somebody of the directory who was closed here may come in again; everybody else comes by their groups there."""
    closed = User.objects.filter(email__iexact=invitation.email, realm=Realm.VERWALTUNG, by_directory=True)
    user = closed.filter(is_active=False).first()
    if user is None:
        raise DirectoryDecides
    User.objects.filter(pk=user.pk).update(is_active=True)
    _note("staff.invited", user, by, frozenset())
    return Invited(user.id, "")


def _end_sessions(user: User) -> None:
    end_sessions(SessionLink.objects.filter(issuer=user.issuer, subject=user.subject))


def _note(action: str, user: User, by: Person, roles: frozenset[str], offices: frozenset[str] | None = None) -> None:
    actor = audit.Actor("staff", str(by.id), by.name)
    details: dict[str, audit.Detail] = {"roles": list[audit.Detail](sorted(roles))}
    if offices is not None:
        details["offices"] = list[audit.Detail](sorted(offices))
    audit.record(action, subject=("user", str(user.id)), actor=actor, details=details)
