"""A person as one town knows them, keyed by who vouched (issuer) and under which name (subject)."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from rathaus_platform.identity.models.realm import Realm


class UserManager(BaseUserManager["User"]):
    """Finds people by user name, as Django and Wagtail expect.

    People are made by signing in, nowhere else.
    """

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this user name; raises User.DoesNotExist."""
        return self.get(username=username)


# Wagtail's pages refer to people through managers that mypy cannot see.
class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]
    """Never holds a usable password nor a trust level: the first is Keycloak's, the second belongs to a
    session.

    `password` stays as Django's column with an unusable random value: sessions are hashed over it, so a new
    value ends every session of the person at once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    realm = models.CharField(_("Bereich"), max_length=16, choices=Realm.choices)
    issuer = models.CharField(_("Aussteller"), max_length=255)
    subject = models.CharField(_("Kennung"), max_length=255)
    username = models.CharField(_("Benutzername"), max_length=255, unique=True)
    first_name = models.CharField(_("Vorname"), max_length=150, blank=True)
    last_name = models.CharField(_("Nachname"), max_length=150, blank=True)
    email = models.EmailField(_("E-Mail"), max_length=254, blank=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    offices = models.JSONField(_("Ämter"), default=list, blank=True, db_default=[])  # keys, of clerks
    by_directory = models.BooleanField(default=False, db_default=False)  # the town's directory decides over tasks
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()
    guest_rights: frozenset[str] = frozenset()  # of who is no member of this town; set per request, see guests

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_user_issuer_subject"),
            models.CheckConstraint(
                condition=~models.Q(realm=Realm.BUERGER, is_superuser=True),
                name="identity_citizen_is_never_superuser",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def is_staff(self) -> bool:
        """Works for the town: Django and Wagtail ask for this name."""
        return self.is_active and self.realm == Realm.VERWALTUNG

    def get_full_name(self) -> str:
        """First and last name, empty where the account has none."""
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        """First name, empty where the account has none."""
        return self.first_name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """As Django, but a citizen never has a right in the administration, whatever groups say."""
        return self.is_staff and super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        """As Django, but never true for a citizen."""
        return self.is_staff and super().has_module_perms(app_label)
