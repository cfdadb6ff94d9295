"""Services and parameters of a town as other packages see them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from rathaus_services.activation.bylaws import Bylaw
from rathaus_services.manifest import Module, Parameter


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
    module: Module = field(repr=False, compare=False)
    """The content of the release that counts here."""

    @property
    def url(self) -> str:
        """The address of its page in this town."""
        return f"/leistungen/{self.key}/"


@dataclass(frozen=True)
class InForce:
    """The values of a service's parameters on one day, and for those of the town the words of their source."""

    values: dict[str, Any]
    citations: dict[str, str]
    offered: bool
    """Whether the town offers the service on that day."""


@dataclass(frozen=True)
class Offer:
    """From and until when a town offers a service; both days count."""

    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the service is offered on this day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class RegisterLine:
    """A service in the list of those who run the town. `missing` and `coming` count parameters and coming values."""

    key: str
    title: str
    offer: Offer | None
    missing: int
    coming: int
    demonstration: bool


@dataclass(frozen=True)
class Correction:
    """What stood in the register until somebody corrected it; `value` is None where the day had no value before."""

    at: datetime
    by: str
    reason: str
    value: Any
    source: str


@dataclass(frozen=True)
class DatedValue:
    """One value from its day on; `until` is the day before the next one's, None for the last."""

    value: Any
    valid_from: date
    until: date | None
    source: str
    bylaw: Bylaw | None
    demonstration: bool
    corrections: tuple[Correction, ...]
    """The newest first."""


@dataclass(frozen=True)
class RegisterEntry:
    """A parameter with its value in force (the default where the town has none), the coming ones and those before."""

    parameter: Parameter
    value: Any
    now: DatedValue | None
    coming: tuple[DatedValue, ...]
    past: tuple[DatedValue, ...]
    problem: str
    """Why the value does not fit the installed version any more; empty when it does."""
