"""Answers that a question accepts, for the first examples of a new service: found by trying."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rathaus_services.forms.check import Around, problems_of
from rathaus_services.forms.normalise import answer
from rathaus_services.manifest import Field, Module

FILE_ID = "0190b3a0-0000-7000-8000-000000000001"
_WORDS = ("Muster", "Musterstraße", "Erika", "A", "a", "AB", "M-AB 123", "name@example.org", "https://example.org")
_FORMED = ("09:30", "2026-01-15", "2026-01-15T09:30", "+49 30 23125000", "DE02120300000000202051", "12a", "A1", "A123")
_SIMPLE: Mapping[str, tuple[Any, ...]] = {
    "date": ("2000-01-15", "2026-01-15", "2030-01-15"),
    "money": ("10.00", "100.00", "1000.00"),
    "yes_no": (True,),
    "consent": (True,),
    "email": ("name@example.org",),
    "phone": ("030 23125000",),
    "iban": ("DE02 1203 0000 0000 2020 51",),
    "upload": ([FILE_ID],),
    "time": ("09:30",),
    "plate": ("DD AB 123", "M AB 123"),
}
NEVER_GIVEN = ("later", "calculated")


def answers(module: Module, parameters: Mapping[str, Any], today: date, *, all_fields: bool) -> dict[str, Any]:
    """What an application says; only what is required, or everything. Fields without an answer are left out."""
    given: dict[str, Any] = {}
    for step in module.steps:
        for name in step.fields:
            field = module.fields[name]
            if (field.required or all_fields) and field.kind not in NEVER_GIVEN:
                found = sample(field, Around(given, parameters, today))
                if found is not None:
                    given[name] = found
    return given


def sample(field: Field, around: Around) -> Any:
    """The first answer that fits, None where none was found."""
    for value in _candidates(field, around):
        if not list(problems_of(field, answer(field, value), field.name, around)):
            return value
    return None


def _candidates(field: Field, around: Around) -> Iterator[Any]:
    if field.parts:
        parts = {part.name: sample(part, around) for part in field.parts}
        entry = {name: value for name, value in parts.items() if value is not None}
        yield [entry] * max(field.schema.get("minItems", 1), 1) if field.kind == "group" else entry
    elif field.kind in ("choice", "choices"):
        for option in field.options:
            yield option if field.kind == "choice" else [option]
    elif field.kind == "number":
        yield from (field.schema[word] for word in ("minimum", "maximum") if word in field.schema)
        yield 1
    elif field.kind == "decimal":
        yield from (str(field.rules[word]) for word in ("min", "max") if word in field.rules)
        yield "1.5"
    else:
        yield from _SIMPLE.get(field.kind) or _texts(field)


def _texts(field: Field) -> Iterator[str]:
    least, most = field.schema.get("minLength", 1), field.schema.get("maxLength", 200)
    yield from _WORDS
    for length in range(1, min(most, 30) + 1):
        yield from (("1234567890" * 3)[:length], ("0172300000" * 3)[:length])
    yield from _FORMED
    yield from (("Muster " * 200)[:least].strip() + "e", ("M" * least), ("m" * least))
    pattern = str(field.schema.get("pattern", "")).removeprefix("^").removesuffix("$")
    yield pattern.removeprefix("(?:").removesuffix(")")  # some patterns are nothing but the one text they allow
