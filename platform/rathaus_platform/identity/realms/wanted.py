"""What is wanted and what would have to change: the values the plan is made of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rathaus_platform.identity.realms.values import Rep


def nobodys(place: str, item: Any) -> bool:
    """Nothing may be added: whatever is too much goes."""
    return False


@dataclass(frozen=True)
class Wanted:
    """One resource as it should be. Only what `body` names is compared; the rest is Keycloak's business.

    `at_creation` is sent with a new resource and never compared (first password, key of a new realm).
    `if_there`: something that need not be; if it is, it shall be like this.
    `is_theirs` says of an item that stands in a list of ours (key of the body, item) whether somebody else may have
    put it there: it then stays. `gone`: it should not be there, and the body says nothing.
    """

    kind: str  # a name in kinds.KINDS
    realm: str
    key: str
    body: Rep = field(repr=False)
    at_creation: Rep = field(default_factory=dict, repr=False)
    if_there: bool = False
    is_theirs: Callable[[str, Any], bool] = field(default=nobodys, repr=False)
    gone: bool = False

    def beside(self, found: Rep) -> Rep:
        """The body together with what others have added to `found` and may keep."""
        return {**self.body, **{key: [*self.body[key], *more] for key, more in self._additions(found)}}

    def _additions(self, found: Rep) -> list[tuple[str, list[Any]]]:
        lists = [(key, found.get(key)) for key, value in self.body.items() if isinstance(value, list)]
        return [(key, self._theirs(key, items)) for key, items in lists if isinstance(items, list)]

    def _theirs(self, key: str, items: list[Any]) -> list[Any]:
        ours = {_name(item) for item in self.body[key]}
        return [item for item in items if _name(item) not in ours and self.is_theirs(key, item)]


def _name(item: Any) -> Any:
    return item.get("name") if isinstance(item, dict) else item


@dataclass(frozen=True)
class Difference:
    """One value that is not as wanted. Secrets are masked before they get here."""

    path: str
    found: Any
    wanted: Any


@dataclass(frozen=True)
class Change:
    """What has to be done to one resource: `create` it, `update` it because of the differences, or `delete` it."""

    wanted: Wanted
    action: str
    differences: tuple[Difference, ...] = ()

    def as_json(self) -> Rep:
        """For `--json`."""
        return {
            "action": self.action,
            "kind": self.wanted.kind,
            "realm": self.wanted.realm,
            "key": self.wanted.key,
            "differences": [{"path": d.path, "found": d.found, "wanted": d.wanted} for d in self.differences],
        }
