"""Plan and apply: read, compare, write, read back."""

from collections.abc import Iterable, Iterator

from keycloak.exceptions import KeycloakError

from rathaus_platform.errors import PlatformError
from rathaus_platform.identity.realms.diff import differences
from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.kinds import KINDS
from rathaus_platform.identity.realms.kinds.removal import remove
from rathaus_platform.identity.realms.lookup import OneByOne, unreachable
from rathaus_platform.identity.realms.values import Rep
from rathaus_platform.identity.realms.wanted import Change, Wanted


class NotApplied(PlatformError):
    """Keycloak took a change without complaint, but reading it back shows something else."""

    code = "keycloak_nicht_uebernommen"
    status = 502

    def __init__(self, change: Change) -> None:
        self.change = change
        paths = ", ".join(d.path for d in change.differences) or change.action
        super().__init__(f"{change.wanted.realm}: {change.wanted.kind} {change.wanted.key}: {paths}")


def plan(gateway: Gateway, wanted: Iterable[Wanted], lookup: OneByOne | None = None) -> Iterator[Change]:
    """What would have to change, in order.

    Reads only; in a realm that is still to be made nothing is asked.
    """
    lookup = lookup or OneByOne(gateway)
    to_be_made: set[str] = set()
    for one in wanted:
        change = _change(one, None if one.realm in to_be_made else lookup.find(one))
        if change is None:
            continue
        if one.kind == "realm" and change.action == "create":
            to_be_made.add(one.realm)
        yield change


def apply(gateway: Gateway, wanted: Iterable[Wanted], lookup: OneByOne | None = None) -> Iterator[Change]:
    """Make the changes one by one and yield each after it was read back. Running it again changes nothing.

    Raises NotApplied, or KeycloakUnreachable with what Keycloak answered.
    """
    now = OneByOne(gateway)
    for one in wanted:
        if lookup is not None and _change(one, lookup.find(one)) is None:
            continue
        found = now.find(one)
        change = _change(one, found)
        if change is None:
            continue
        _write(gateway, change, found or {})
        left = _change(one, now.find(one))
        if left is not None:
            raise NotApplied(left)
        yield change


def _change(wanted: Wanted, found: Rep | None) -> Change | None:
    if wanted.gone:
        return Change(wanted, "delete") if found is not None else None
    if found is None:
        return None if wanted.if_there else Change(wanted, "create")
    found_differences = differences(wanted.beside(found), found)
    return Change(wanted, "update", found_differences) if found_differences else None


def _write(gateway: Gateway, change: Change, found: Rep) -> None:
    kind = KINDS[change.wanted.kind]
    try:
        if change.action == "delete":
            remove(gateway, change.wanted, found)
        elif change.action == "create":
            kind.create(gateway, change.wanted)
        else:
            kind.update(gateway, change.wanted, found)
    except KeycloakError as problem:
        raise unreachable(change.wanted, problem) from problem
