"""Who applies: name, mail address and postal address, found by the roles that fields have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rathaus_services.forms.shown import address_lines
from rathaus_services.manifest import Field, Module


@dataclass(frozen=True)
class Applicant:
    """For the clerk's list and for letters. Parts that were not asked or not answered are empty."""

    name: str
    email: str
    address: tuple[str, ...]
    subject: str
    """A few words that tell this case from the applicant's others, such as a dog's name."""


def applicant(module: Module, answers: Mapping[str, Any]) -> Applicant:
    """The applicant of these answers."""
    whole = _by_role(module, answers, "name")
    parts = (_by_role(module, answers, "vornamen"), _by_role(module, answers, "familienname"))
    address = _value(module, answers, "anschrift")
    return Applicant(
        name=whole or " ".join(part for part in parts if part),
        email=_by_role(module, answers, "email"),
        address=tuple(address_lines(address).splitlines()) if isinstance(address, Mapping) else (),
        subject=_by_role(module, answers, "betreff"),
    )


def _by_role(module: Module, answers: Mapping[str, Any], role: str) -> str:
    value = _value(module, answers, role)
    return value if isinstance(value, str) else ""


def _value(module: Module, answers: Mapping[str, Any], role: str) -> Any:
    """The first answer with this role; in a composite or the first entry of a group too."""
    for field in module.fields.values():
        if field.rules.get("role") == role and answers.get(field.name):
            return answers[field.name]
        if field.parts and (found := _in_parts(field, answers, role)):
            return found
    return None


def _in_parts(field: Field, answers: Mapping[str, Any], role: str) -> Any:
    value = answers.get(field.name)
    first = value[0] if field.kind == "group" and isinstance(value, list) and value else value
    part = next((part for part in field.parts if part.rules.get("role") == role), None)
    return first.get(part.name) if part and isinstance(first, Mapping) else None
