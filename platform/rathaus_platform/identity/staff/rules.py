"""What the administration of staff must not do."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import FieldProblem, Invalid, TrustTooLow
from rathaus_platform.identity.actions.directory import town_directory
from rathaus_platform.identity.models import User
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.person import Person
from rathaus_platform.identity.roles import ADMIN, GROUPS
from rathaus_platform.identity.staff.errors import DirectoryDecides, LastAdmin, NotStaff
from rathaus_platform.identity.staff.values import TITLES, Invitation
from rathaus_platform.identity.trust import TrustLevel


def require_admin(by: Person) -> None:
    """Only town admins, and only with the proof the deployment asks for. Raises NotStaff, TrustTooLow."""
    if not by.is_staff or ADMIN not in by.roles:
        raise NotStaff
    needed = TrustLevel(settings.RATHAUS_STAFF_ADMIN_TRUST)
    if by.trust < needed:
        raise TrustTooLow(needed.value)


def check_roles(roles: frozenset[str]) -> None:
    """At least one, and none that we do not know. Raises Invalid."""
    if not roles or not roles <= TITLES.keys():
        raise Invalid(problems=[FieldProblem("roles", _("Wählen Sie mindestens eine Aufgabe."))])


def check_invitation(invitation: Invitation) -> None:
    """Raises Invalid with everything that is missing."""
    problems = []
    try:
        validate_email(invitation.email)
    except ValidationError:
        problems.append(FieldProblem("email", _("Geben Sie die dienstliche E-Mail-Adresse ein.")))
    if not invitation.first_name:
        problems.append(FieldProblem("first_name", _("Geben Sie den Vornamen ein.")))
    if not invitation.last_name:
        problems.append(FieldProblem("last_name", _("Geben Sie den Nachnamen ein.")))
    if not invitation.roles or not invitation.roles <= TITLES.keys():
        problems.append(FieldProblem("roles", _("Wählen Sie mindestens eine Aufgabe.")))
    if problems:
        raise Invalid(problems=problems)


def directory_decides(address: str) -> bool:
    """Whether people with this address come by the town's directory."""
    directory = town_directory()
    return directory is not None and directory.enabled and address.rpartition("@")[2].lower() in directory.domains


def decided_here(user: User) -> None:
    """Raises DirectoryDecides for people of the town's directory, as long as it is connected."""
    if decided_elsewhere(user):
        raise DirectoryDecides


def decided_elsewhere(user: User) -> bool:
    """Whether the town's directory says what this person does here."""
    directory = town_directory() if user.by_directory else None
    return directory is not None and directory.enabled


def keep_an_admin(user: User) -> None:
    """Raises LastAdmin if the town has no other admin. Holds the group's row, so that two cannot let go of each
    other at the same time; needs a transaction.
    """
    group = Group.objects.select_for_update().get(name=GROUPS[ADMIN])
    others = User.objects.filter(groups=group, realm=Realm.VERWALTUNG, is_active=True).exclude(pk=user.pk)
    if not others.exists():
        raise LastAdmin
