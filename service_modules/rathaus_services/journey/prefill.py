"""What a citizen's account already vouches for, put into an empty draft; only fields that ask for it get it."""

from collections.abc import Iterable, Mapping
from typing import Any

from rathaus_platform.identity.api import Person
from rathaus_services.manifest import Field, Module


def from_account(module: Module, person: Person | None) -> dict[str, Any]:
    """Answers by field name; nothing for somebody without an account."""
    if person is None:
        return {}
    known = {
        "vorname": person.first_name,
        "nachname": person.last_name,
        "email": person.email,
        **person.verified,
    }
    found = {field.name: _value(field, known) for field in module.fields.values() if field.kind != "group"}
    return {name: value for name, value in found.items() if value}


def _value(field: Field, known: Mapping[str, str]) -> Any:
    if field.kind == "address":
        return _parts(field.parts, known)
    return known.get(str(field.rules.get("prefill", "")), "")


def _parts(parts: Iterable[Field], known: Mapping[str, str]) -> dict[str, Any]:
    found = {part.name: known.get(str(part.rules.get("prefill", "")), "") for part in parts}
    return {name: value for name, value in found.items() if value}
