"""The words for findings: the module's own sentence first, else one from the catalogue of messages."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from rathaus_platform.errors import FieldProblem
from rathaus_platform.languages import by_key, written_date
from rathaus_services import slots
from rathaus_services.forms.found import Found
from rathaus_services.manifest import Field, Module
from rathaus_services.strict_yaml import parse

OF_CHECKS = ("widerspruch", "stopp", "hinweis")
"""Codes of findings whose words stand under `checks`."""
FOLDER = Path(__file__).parent / "messages"


@cache
def catalogue(language: str) -> Mapping[str, Mapping[str, str]]:
    """Messages by code and kind; `*` stands for every other kind."""
    messages: Mapping[str, Mapping[str, str]] = parse((FOLDER / f"{language}.yaml").read_text())
    return messages


def text_path(path: str) -> str:
    """Where the texts of the field at `path` lie: `personen.0.vornamen` → `fields.personen.parts.vornamen`."""
    names = [word for word in path.split(".") if not word.isdigit()]
    return "fields." + ".parts.".join(names)


def label_of(module: Module, path: str, language: str = "de") -> str:
    """The question as the citizen reads it; a short form where there is one."""
    where = text_path(path)
    return module.text(f"{where}.short", language) or module.text(f"{where}.label", language) or path


def sentence(module: Module, found: Found, parameters: Mapping[str, Any], language: str = "de") -> str:
    """What to do, in one sentence, with the town's values."""
    words = slots.worded(module, parameters, language)
    if found.code in OF_CHECKS:
        where = f"checks.{found.data['check']}"
        return slots.fill(module.text(where, language) or module.text(f"{where}.text", language), words)
    own = module.text(f"{text_path(found.path)}.errors.{found.code}", language)
    data = {**found.data, "label": slots.fill(label_of(module, found.path, language), words)}
    # What somebody typed comes last: braces in an answer are no slots.
    return _filled(slots.fill(own or _common(module, found, language), words), data, language)


def problem(module: Module, found: Found, parameters: Mapping[str, Any], language: str = "de") -> FieldProblem:
    """The finding as other packages see it."""
    return FieldProblem(field=found.path, text=sentence(module, found, parameters, language), code=found.code)


def _common(module: Module, found: Found, language: str) -> str:
    by_kind = catalogue(language)[found.code]
    field = field_at(module, found.path)
    return by_kind.get(field.kind if field else "*") or by_kind["*"]


def field_at(module: Module, path: str) -> Field | None:
    """The field at a path, or None for an unknown name."""
    names = [word for word in path.split(".") if not word.isdigit()]
    field = module.fields.get(names[0])
    for name in names[1:]:
        field = next((part for part in field.parts if part.name == name), None) if field else None
    return field


def _filled(text: str, data: Mapping[str, Any], language: str) -> str:
    for name, value in data.items():
        shown = written_date(value, by_key(language)) if isinstance(value, date) else str(value)
        text = text.replace("{" + name + "}", shown)
    return text
