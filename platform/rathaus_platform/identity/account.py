"""The user behind a token: found by issuer and subject, made at the first sign-in, kept up to date at each
one.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.module_loading import import_string

from rathaus_platform.identity.models import User
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.roles import GROUPS


def user_for(realm: str, claims: Mapping[str, Any]) -> User:
    """The user with this issuer and subject. An e-mail address never decides who somebody is."""
    user, made = User.objects.get_or_create(
        issuer=claims["iss"],
        subject=claims["sub"],
        defaults={"realm": realm, "username": _username(claims), "password": _no_password()},
    )
    known = claims if realm == Realm.VERWALTUNG else {}  # of citizens only the session knows a name, see handover
    facts = {
        "first_name": str(known.get("given_name", ""))[:150],
        "last_name": str(known.get("family_name", ""))[:150],
        "email": str(known.get("email", ""))[:254],
    }
    if made or any(getattr(user, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(user, name, value)
        user.save(update_fields=list(facts))
    return user


def put_into_groups(user: User, roles: frozenset[str]) -> None:
    """Give the user exactly the groups of these roles; groups of our names that do not exist yet are left
    out.

    Groups that a town made itself stay as they are for staff; a citizen is in no group at all.
    """
    if user.realm == Realm.BUERGER:
        user.groups.clear()
        return
    import_string(settings.RATHAUS_STAFF_CHANGED)(user.issuer, user.subject, roles)
    ours = {group.name: group for group in Group.objects.filter(name__in=GROUPS.values())}
    wanted = {GROUPS[role] for role in roles}
    user.groups.remove(*(group for name, group in ours.items() if name not in wanted))
    user.groups.add(*(group for name, group in ours.items() if name in wanted))


def _username(claims: Mapping[str, Any]) -> str:
    issuer = hashlib.sha256(str(claims["iss"]).encode()).hexdigest()[:12]
    return f"{issuer}/{claims['sub']}"


def _no_password() -> str:
    user = User()
    user.set_unusable_password()
    return user.password
