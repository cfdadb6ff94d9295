"""Drafts of the API: found by the idempotency key their application will be sent with, not by a code."""

from uuid import UUID

from rathaus_platform.clock import now
from rathaus_platform.identity.api import Person
from rathaus_services.cases import canonical
from rathaus_services.cases.access import citizen
from rathaus_services.cases.models import Draft
from rathaus_services.cases.sealing import Keyring


def mark(service: str, idempotency_key: UUID) -> str:
    """What stands in the draft instead of a code's mark: no code can be guessed or made that has it."""
    intent = canonical.encode({"service": service, "key": idempotency_key})
    return Keyring.of_town().fingerprint(intent, "draft by key")


def find(service: str, idempotency_key: UUID, person: Person | None) -> Draft | None:
    """The draft of this intent. One that was begun by somebody signed in is there for that person only."""
    row = Draft.objects.filter(code_hash=mark(service, idempotency_key), expires_at__gt=now()).first()
    owner = citizen(person)
    if row is None or row.owner_id not in (None, owner and owner.id):
        return None
    return row
