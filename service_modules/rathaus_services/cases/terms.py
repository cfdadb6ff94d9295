"""What an application is measured by when it is sent: its release, and the town's values at that moment."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from rathaus_services.activation import api as activation
from rathaus_services.cases import drafts
from rathaus_services.cases.models import Draft
from rathaus_services.cases.moves import german_day
from rathaus_services.conditions import sent_at
from rathaus_services.manifest import Module
from rathaus_services.releases import api as releases


@dataclass(frozen=True)
class Terms:
    """A case keeps the release it began with; the values are those of the legal day of receipt."""

    release: releases.Release
    standing: activation.InForce
    at: datetime

    @property
    def module(self) -> Module:
        """The service as it was when the draft was begun."""
        return self.release.module

    @property
    def day(self) -> date:
        """The legal day of receipt."""
        return german_day(self.at)

    @cached_property
    def parameters(self) -> dict[str, Any]:
        """The values with the moment of sending."""
        return sent_at(self.standing.values, self.at)


def terms_of(draft: Draft, at: datetime) -> Terms:
    """The terms for a draft that was opened; one statement."""
    release = drafts.release_of(draft)
    return Terms(release, activation.in_force_of(release.module, german_day(at)), at)
