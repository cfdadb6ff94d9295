"""Plan and apply: read, compare, write, read back."""

from collections.abc import Iterable, Iterator

from keycloak.exceptions import KeycloakError

from rathaus_platform.errors import PlatformError
from rathaus_platform.identity.realms.diff import differences
from rathaus_platform.identity.realms.gateway import Gateway, KeycloakUnreachable
from rathaus_platform.identity.realms.kinds import KINDS
from rathaus_platform.identity.realms.wanted import Change, Wanted


class NotApplied(PlatformError):
    """Keycloak took a change without complaint, but reading it back shows something else."""

    code = "keycloak_nicht_uebernommen"
    status = 502

    def __init__(self, change: Change) -> None:
        self.change = change
        paths = ", ".join(d.path for d in change.differences)
        super().__init__(f"{change.wanted.realm}: {change.wanted.kind} {change.wanted.key}: {paths}")


def plan(gateway: Gateway, wanted: Iterable[Wanted]) -> Iterator[Change]:
    """What would have to change, in order.

    Reads only; in a realm that is still to be made nothing is asked.
    """
    to_be_made: set[str] = set()
    for one in wanted:
        change = Change(one, "create") if one.realm in to_be_made else _compare(gateway, one)
        if change is None:
            continue
        if one.kind == "realm" and change.action == "create":
            to_be_made.add(one.realm)
        yield change


def apply(gateway: Gateway, wanted: Iterable[Wanted]) -> Iterator[Change]:
    """Make the changes one by one and yield each after it was read back. Running it again changes nothing.

    Raises NotApplied, or KeycloakUnreachable with what Keycloak answered.
    """
    for one in wanted:
        change = _compare(gateway, one)
        if change is None:
            continue
        _write(gateway, change)
        left = _compare(gateway, one)
        if left is not None:
            raise NotApplied(left)
        yield change


def _compare(gateway: Gateway, wanted: Wanted) -> Change | None:
    found = _asking(gateway, wanted)
    if found is None:
        return Change(wanted, "create")
    found_differences = differences(wanted.body, found)
    return Change(wanted, "update", found_differences) if found_differences else None


def _asking(gateway: Gateway, wanted: Wanted) -> dict[str, object] | None:
    try:
        return KINDS[wanted.kind].find(gateway, wanted)
    except KeycloakError as problem:
        raise _unreachable(wanted, problem) from problem


def _write(gateway: Gateway, change: Change) -> None:
    kind = KINDS[change.wanted.kind]
    try:
        if change.action == "create":
            kind.create(gateway, change.wanted)
        else:
            found = kind.find(gateway, change.wanted)
            kind.update(gateway, change.wanted, found or {})
    except KeycloakError as problem:
        raise _unreachable(change.wanted, problem) from problem


def _unreachable(wanted: Wanted, problem: KeycloakError) -> KeycloakUnreachable:
    return KeycloakUnreachable(f"{wanted.realm}: {wanted.kind} {wanted.key}: {problem}")
