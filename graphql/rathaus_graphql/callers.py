"""Who a request of the API is from: a person with a session, a program with a token, or a stranger."""

from dataclasses import dataclass

from django.http import HttpRequest

from rathaus_platform.audit.api import Actor
from rathaus_platform.identity.api import Person, person_of
from rathaus_platform.identity.api_clients.api import Program, program_of_request
from rathaus_platform.web.api import client_ip


@dataclass(frozen=True)
class Caller:
    """At most one of `person` and `program` is there: a token takes the place of a session."""

    person: Person | None
    program: Program | None
    ip: str

    @property
    def counted_ip(self) -> str:
        """The address that limits count for; empty for a program, which has a quota of its own."""
        return "" if self.program else self.ip

    @property
    def actor(self) -> Actor | None:
        """The program as the audit trail names it; None where the applicant acts."""
        return self.program.actor if self.program else None


def caller_of(request: HttpRequest) -> Caller:
    """Whoever the request is from. Raises TokenRefused."""
    program = program_of_request(request)  # first: it takes the session away
    return Caller(None if program else person_of(request), program, client_ip(request))
