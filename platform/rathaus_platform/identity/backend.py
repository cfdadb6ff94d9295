"""Django's authentication backend: loads the user of a session and their rights, and knows no password."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from rathaus_platform.identity.models import User

ADMINISTRATION = "wagtailadmin.access_admin"  # the right without which a member of staff has nothing to do here


class SignedInThroughKeycloak(ModelBackend):
    """Rights come from groups, as in Django's own backend; the sign-in itself happens in actions only."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **credentials: Any,
    ) -> None:
        """Nobody: there are no credentials that this platform could check."""

    async def aauthenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **credentials: Any,
    ) -> None:
        """Nobody, as above."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Rights given to the person; none for citizens."""
        return super().get_user_permissions(user_obj, obj) if _may_have_rights(user_obj) else set()

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Rights by the person's groups; none for citizens."""
        return super().get_group_permissions(user_obj, obj) if _may_have_rights(user_obj) else set()

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """All rights; none for citizens, and for guests what they may at this request."""
        if not _may_have_rights(user_obj):
            return set()
        found: set[str] = super().get_all_permissions(user_obj, obj)
        return found.union(user_obj.guest_rights)

    def with_perm(self, perm: Any, is_active: bool = True, include_superusers: bool = True, obj: Any = None) -> Any:
        """Staff who hold a right: Wagtail asks this for lists of people to notify."""
        found = super().with_perm(perm, is_active, include_superusers, obj)
        return found.filter(realm="verwaltung")


def _may_have_rights(user: AbstractBaseUser | Iterable[Any]) -> bool:
    return isinstance(user, User) and user.is_staff
