"""What a token says that a member of staff does here, taken over into the town: groups and offices."""

from collections.abc import Mapping
from typing import Any

from rathaus_platform.identity.account import put_into_groups
from rathaus_platform.identity.errors import NotOfThisTown
from rathaus_platform.identity.models import User
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.realms.state.directory import CLAIM
from rathaus_platform.identity.realms.values import directory_alias
from rathaus_platform.identity.roles import from_token, offices_from_token


def check_directory(claims: Mapping[str, Any], organization: str) -> None:
    """A session that came in by a town's directory opens that town only, whatever else the account may be.

    Raises NotOfThisTown. So nobody who runs a directory can act in another town in somebody's name.
    """
    came_by = claims.get(CLAIM)
    if came_by and came_by != directory_alias(organization):
        raise NotOfThisTown


def take_over(user: User, claims: Mapping[str, Any]) -> frozenset[str]:
    """Put the user into the groups of the token's roles and return our names of them.

    The directory decides over its people: their offices come with the token. Everybody else keeps those that the
    town's administration gave.
    """
    roles = from_token(claims.get("rollen")) if user.realm == Realm.VERWALTUNG else frozenset[str]()
    put_into_groups(user, roles)
    if claims.get(CLAIM):
        offices = sorted(offices_from_token(claims.get("rollen")))
        if (user.offices, user.by_directory) != (offices, True):
            user.offices, user.by_directory = offices, True
            user.save(update_fields=["offices", "by_directory"])
    return roles
