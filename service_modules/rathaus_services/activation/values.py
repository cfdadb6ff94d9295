"""Services and parameters of a town as other packages see them."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class ServiceEntry:
    """One line of what the town offers, with the words of this town filled in."""

    key: str
    title: str
    summary: str
    keywords: tuple[str, ...]
    icon: str
    topics: tuple[str, ...]
    minutes: int
    """To fill in; 0 where nothing is filled in here."""
    kind: str
    """As in module.yaml; `verweis` and `termin` are done elsewhere."""
    trust: str
    """The level asked for; `ohne` means without an account."""
    cost: str
    tier: str
    demonstration: bool
    """Some values are examples and not this town's own."""

    @property
    def url(self) -> str:
        """The address of its page in this town."""
        return f"/leistungen/{self.key}/"


@dataclass(frozen=True)
class ParameterView:
    """A parameter with the value in force, for those who set it."""

    name: str
    label: str
    why_local: str
    value: Any
    valid_from: date | None
    source: str
    demonstration: bool
    is_default: bool
    problem: str
    """Why the value does not fit the installed version any more; empty when it does."""


@dataclass(frozen=True)
class InForce:
    """The values of a service's parameters on one day, and for those of the town the words of their source."""

    values: dict[str, Any]
    citations: dict[str, str]
