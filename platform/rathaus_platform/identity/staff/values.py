"""Values of the administration of staff, and how a member is found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from rathaus_platform.errors import NotFound
from rathaus_platform.identity.models import User
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.roles import FROM_TOKEN, GROUPS

TITLES: Final[Mapping[str, str]] = GROUPS  # role -> what people call it
TO_TOKEN: Final = {ours: theirs for theirs, ours in FROM_TOKEN.items()}  # role -> client role in Keycloak


@dataclass(frozen=True)
class Invitation:
    """Somebody who shall work here. The address is where they are written to, and the name they sign in with."""

    email: str
    first_name: str
    last_name: str
    roles: frozenset[str]
    offices: frozenset[str] = frozenset()  # keys; of clerks


@dataclass(frozen=True)
class Invited:
    """What came of it. `password` is shown once and must be changed at the first sign-in; empty for an account
    that was there already (another town's, or somebody of the town's directory who was closed here).
    """

    user_id: UUID
    password: str = field(repr=False)


def staff_member(user_id: UUID, *, lock: bool = False) -> User:
    """A member of the bound town's staff. Raises NotFound, also for citizens and for who was let go."""
    rows = User.objects.select_for_update() if lock else User.objects.all()
    user = rows.filter(pk=user_id, realm=Realm.VERWALTUNG, is_active=True).first()
    if user is None:
        raise NotFound
    return user


def roles_of(user: User) -> frozenset[str]:
    """Our roles of a member, by the groups of our names."""
    names = set(user.groups.values_list("name", flat=True))
    return frozenset(role for role, name in GROUPS.items() if name in names)
