"""Answers as people read them: dates in words, IBAN in groups, options by their label, addresses in lines."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rathaus_platform.languages import by_key, written_date
from rathaus_platform.money import euro
from rathaus_services import slots
from rathaus_services.forms import dates, iban
from rathaus_services.forms.wording import text_path
from rathaus_services.manifest import Field, Module
from rathaus_services.numbers import number, written

Files = Mapping[str, str]
"""Names of stored files by their id."""
Words = Mapping[str, Any]
NO_WORDS: Words = {}

_YES_NO = {"de": ("Ja", "Nein"), "de-LS": ("Ja", "Nein"), "en": ("Yes", "No")}


def shown(
    module: Module,
    field: Field,
    value: Any,
    path: str,
    language: str = "de",
    *,
    files: Files | None = None,
    words: Words = NO_WORDS,
) -> str:
    """The answer in words; several lines where it has several. Empty for no answer.

    `words` fill the slots in the texts of options (`slots.worded`); what somebody typed is never filled.
    """
    if value in (None, "", [], {}):
        return ""
    if field.kind == "address":
        return address_lines(value)
    if field.is_composite:
        return _composite(field, value)
    if field.kind == "group":
        return "\n".join(entry_line(module, field, entry, path, language, words) for entry in value)
    if field.kind in ("choice", "choices"):
        chosen = value if isinstance(value, list) else [value]
        return "\n".join(option_label(module, path, option, language, words) for option in chosen)
    if field.kind == "upload":
        return "\n".join((files or {}).get(str(item), str(item)) for item in value)
    return _plain(field, value, language)


def option_label(module: Module, path: str, option: str, language: str = "de", words: Words = NO_WORDS) -> str:
    """The words for one option of a choice."""
    return slots.fill(module.text(f"{text_path(path)}.options.{option}", language), words) or option


def address_lines(value: Mapping[str, Any]) -> str:
    """Street and number, addition, postcode and town: one line each."""
    street = " ".join(part for part in (value.get("strasse"), value.get("hausnummer")) if part)
    town = " ".join(part for part in (value.get("plz"), value.get("ort")) if part)
    return "\n".join(line for line in (street, value.get("zusatz"), town) if line)


def entry_line(
    module: Module,
    field: Field,
    entry: Mapping[str, Any],
    path: str,
    language: str = "de",
    words: Words = NO_WORDS,
) -> str:
    """One entry of a group in one line: as the service words it (`line`), else as in "Erika Mustermann"."""
    pattern = module.text(f"{text_path(path)}.line", language)
    if not pattern:
        return first_texts(field, entry)
    parts = (
        (part.name, shown(module, part, entry.get(part.name), f"{path}.{part.name}", language, words=words))
        for part in field.parts
    )
    return slots.fill(pattern, {name: text.replace("\n", ", ") for name, text in parts})


def first_texts(field: Field, entry: Mapping[str, Any]) -> str:
    """The first two plain texts of several parts: given names and family name, street and number."""
    plain = [str(entry[part.name]) for part in field.parts if part.kind == "text" and entry.get(part.name)]
    return " ".join(plain[:2])


def measured(field: Field, value: Any) -> str:
    """A number with its decimals and unit; a text as it is."""
    found = number(value) if field.kind in ("decimal", "calculated") else None
    text = str(value) if found is None else written(found)
    return f"{text} {field.rules['unit']}" if "unit" in field.rules else text


def _composite(field: Field, value: Mapping[str, Any]) -> str:
    """A person or an organisation: its names in one line, everything else below."""
    names = first_texts(field, value) if field.kind == "person" else ""
    told = [part for part in field.parts if part.kind == "text"][:2] if names else []
    others = (part for part in field.parts if part not in told and value.get(part.name))
    lines = [names, *(_plain(part, value[part.name], "de") for part in others)]
    return "\n".join(line for line in lines if line)


def _plain(field: Field, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return _YES_NO[language][0 if value else 1]
    if field.kind in ("date", "later"):
        day = dates.parse(str(value))
        return written_date(day, by_key(language)) if day else ".".join(reversed(str(value).split("-")))
    if field.kind == "money":
        return euro(Decimal(value))
    if field.kind == "iban":
        return iban.grouped(str(value))
    if field.kind == "time":
        return f"{value} Uhr" if language != "en" else str(value)
    return measured(field, value)
