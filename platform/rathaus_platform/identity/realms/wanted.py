"""What is wanted and what would have to change: the values the plan is made of."""

from dataclasses import dataclass, field
from typing import Any

from rathaus_platform.identity.realms.values import Rep


@dataclass(frozen=True)
class Wanted:
    """One resource as it should be. Only what `body` names is compared; the rest is Keycloak's business.

    `at_creation` is sent with a new resource and never compared (first password, key of a new realm).
    """

    kind: str  # a name in kinds.KINDS
    realm: str
    key: str
    body: Rep = field(repr=False)
    at_creation: Rep = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Difference:
    """One value that is not as wanted. Secrets are masked before they get here."""

    path: str
    found: Any
    wanted: Any


@dataclass(frozen=True)
class Change:
    """What has to be done to one resource: `create` it, or `update` it because of the differences."""

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
