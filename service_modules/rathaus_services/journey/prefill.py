"""What a citizen's account already knows, put into an empty draft; only fields that ask for it get it."""

from typing import Any

from rathaus_platform.identity.api import Person
from rathaus_services.forms.account import offered
from rathaus_services.manifest import Module


def from_account(module: Module, person: Person | None) -> dict[str, Any]:
    """Answers by field name; nothing for somebody without an account."""
    if person is None:
        return {}
    return offered(module.fields.values(), person.known_for(module.key) or {})
