"""A service in this town, with its texts filled: what its page, the start and every step show around the form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rathaus_platform.clock import now, today
from rathaus_platform.identity.api import TrustLevel
from rathaus_platform.languages import current
from rathaus_services import slots
from rathaus_services.activation import api as activation
from rathaus_services.cases import api as cases
from rathaus_services.conditions import sent_at
from rathaus_services.journey.slots import fill
from rathaus_services.manifest import Module
from rathaus_services.releases import api as releases


@dataclass(frozen=True)
class Service:
    """A module with the values that are in force here today, in the words of the visitor's language."""

    module: Module
    standing: activation.InForce
    language: str = field(default_factory=lambda: current().key)

    @cached_property
    def parameters(self) -> Mapping[str, Any]:
        """The values with the moment: whoever sends sends now."""
        return sent_at(self.standing.values, now())

    @property
    def key(self) -> str:
        return self.module.key

    @property
    def title(self) -> str:
        return self.module.text("title", self.language)

    @property
    def trust(self) -> TrustLevel:
        """The level this town asks for."""
        return cases.needed_trust(self.module, self.parameters)

    @property
    def office(self) -> Mapping[str, Any]:
        """Name, phone, e-mail and room of the office in charge."""
        return dict(self.parameters.get("zustaendige_stelle") or {})

    @property
    def drafts_days(self) -> int:
        """How long a draft is kept."""
        return int(self.module.legal["retention"]["drafts_days"])

    def text(self, path: str) -> str:
        """A text of the module with its slots filled."""
        return slots.fill(self.module.text(path, self.language), self.words)

    def items(self, path: str) -> Any:
        """A list or mapping of texts with their slots filled."""
        return fill(self.module.items(path, self.language), self.words)

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """The parameters as sentences want them."""
        return slots.worded(self.module, self.parameters, self.language)


def active(key: str) -> Service:
    """The service as it is offered today. Raises ServiceClosed for keys this town does not offer."""
    if not activation.is_active(key):
        raise cases.ServiceClosed
    return in_force(releases.release_for(key).module)


def of_draft(draft: cases.DraftView) -> Service:
    """The service in the release the draft began with."""
    return in_force(draft.release.module)


def in_force(module: Module) -> Service:
    """This release of a service with the town's values of today for the parameters it declares."""
    return Service(module, activation.in_force_of(module, today()))
