"""Who is asking: the signed-in citizen, and what this browser may open without an account."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from django.http import HttpRequest

from rathaus_platform.identity.api import Person, person_of
from rathaus_services.cases import api as cases


class Keys(TypedDict):
    """What opens a draft or a case."""

    person: Person | None
    grants: cases.Grants


@dataclass(frozen=True)
class Visitor:
    """Handed to every action as `**visitor.keys`."""

    person: Person | None
    grants: cases.Grants

    @property
    def keys(self) -> Keys:
        return {"person": self.person, "grants": self.grants}

    def verified_for(self, key: str) -> Mapping[str, str]:
        """What the account vouches for to this service; nothing without one."""
        return (self.person.verified_for(key) if self.person else None) or {}


def visitor_of(request: HttpRequest) -> Visitor:
    """The citizen of this request; staff of the town count as nobody here."""
    person = person_of(request)
    return Visitor(None if person and person.is_staff else person, cases.grants_of(request.session))
