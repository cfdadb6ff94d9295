"""Who applies: read from the answers by the roles that a service gives its fields (`x-role`). Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from rathaus_services.cases.content import Applicant
from rathaus_services.manifest import Field, Module


def applicant_of(module: Module, answers: Mapping[str, Any]) -> Applicant:
    """Name, place and envelope lines; parts that were not asked stay empty."""
    found = {}
    for role, value in _roles(module.fields.values(), answers):
        found.setdefault(role, value)
    full_name = f"{found.get('vornamen', '')} {found.get('familienname', '')}".strip()
    name = full_name or str(found.get("name", ""))
    address = found.get("anschrift")
    address = address if isinstance(address, Mapping) else {}
    lines = [name, *address_lines(address)]
    return Applicant(
        name=name, place=str(address.get("ort", "")), lines=tuple(line for line in lines if line)
    )


def email_of(module: Module, answers: Mapping[str, Any]) -> str:
    """The e-mail address that the form asked for, or nothing."""
    return next((str(v) for role, v in _roles(module.fields.values(), answers) if role == "email"), "")


def address_lines(address: Mapping[str, Any]) -> tuple[str, ...]:
    """Street, addition, postal code and place as on an envelope (DIN 5008)."""
    pairs = (("zusatz",), ("adresszusatz",), ("strasse", "hausnummer"), ("postleitzahl", "ort"), ("staat",))
    lines = (" ".join(str(address[part]) for part in pair if address.get(part)) for pair in pairs)
    return tuple(line for line in lines if line)


def _roles(fields: Any, answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    field: Field
    for field in fields:
        value = answers.get(field.name)
        if value in (None, "", {}):
            continue
        role = field.rules.get("role")
        if role:
            yield role, value
        elif field.parts and isinstance(value, Mapping):
            yield from _roles(field.parts, value)
