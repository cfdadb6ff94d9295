"""Authentication flows as values: a flow is a tree of steps, compared and written as a flat list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rathaus_platform.identity.realms.values import Rep

REQUIRED = "REQUIRED"
ALTERNATIVE = "ALTERNATIVE"
CONDITIONAL = "CONDITIONAL"


@dataclass(frozen=True)
class Step:
    """One authenticator. `config` as Keycloak names it."""

    authenticator: str
    requirement: str = REQUIRED
    config: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """A sub-flow. Its alias is unique in the realm."""

    alias: str
    requirement: str
    steps: "tuple[Step | Group, ...]"


@dataclass(frozen=True)
class Flow:
    """A top-level flow."""

    alias: str
    description: str
    steps: "tuple[Step | Group, ...]"

    def flat(self) -> list[Rep]:
        """The steps in order with their depth: the shape in which plan and Keycloak are compared."""
        return _flat(self.steps, 0)


def _flat(steps: "tuple[Step | Group, ...]", level: int) -> list[Rep]:
    rows: list[Rep] = []
    for step in steps:
        if isinstance(step, Group):
            rows.append({"level": level, "step": step.alias, "requirement": step.requirement, "config": {}})
            rows.extend(_flat(step.steps, level + 1))
        else:
            rows.append(
                {
                    "level": level,
                    "step": step.authenticator,
                    "requirement": step.requirement,
                    "config": dict(step.config),
                }
            )
    return rows
