"""The check page and the clerk's view: what was answered, section by section, in the citizen's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rathaus_platform.languages import by_key, written_date
from rathaus_services.forms.shown import Files, shown
from rathaus_services.forms.visible import visible_fields
from rathaus_services.forms.wording import label_of
from rathaus_services.manifest import CHECK_STEP, Field, Module

_WILL_FOLLOW = {"de": "wird nachgereicht bis {}", "de-LS": "kommt später, bis {}", "en": "will follow until {}"}


@dataclass(frozen=True)
class SummaryRow:
    """One question and its answer; `field` is its path, `value` may have several lines, empty means not answered."""

    label: str
    value: str
    field: str
    kind: str


@dataclass(frozen=True)
class SummarySection:
    """What one step asked."""

    title: str
    step: str
    rows: tuple[SummaryRow, ...]


def summary(
    module: Module,
    answers: Mapping[str, Any],
    parameters: Mapping[str, Any],
    *,
    files: Files | None = None,
    language: str = "de",
) -> list[SummarySection]:
    """All steps that belong to this application, without the declarations of the check page."""
    sections = []
    for step in module.steps:
        fields = visible_fields(module, step, answers, parameters)
        rows = tuple(row for field in fields for row in _rows(module, field, answers, language, files))
        if rows and step.name != CHECK_STEP:
            sections.append(SummarySection(module.text(f"steps.{step.name}.short", language), step.name, rows))
    return sections


def _rows(
    module: Module, field: Field, answers: Mapping[str, Any], language: str, files: Files | None
) -> Iterator[SummaryRow]:
    value = answers.get(field.name)
    label = label_of(module, field.name, language)
    if field.kind == "later":
        return  # told in the row of its upload
    later = answers.get(f"{field.name}_spaeter") if field.kind == "upload" and not value else None
    if later:
        day = written_date(date.fromisoformat(later), by_key(language))
        yield SummaryRow(label, _WILL_FOLLOW[language].format(day), field.name, "later")
        return
    if field.kind == "group" and value:
        for index, entry in enumerate(value):
            yield from _entry(module, field, entry, index, language)
        return
    yield SummaryRow(label, shown(module, field, value, field.name, language, files), field.name, field.kind)


def _entry(module: Module, field: Field, entry: Mapping[str, Any], index: int, language: str) -> Iterator[SummaryRow]:
    heading = module.text(f"fields.{field.name}.entry", language).replace("{nummer}", str(index + 1))
    for part in field.parts:
        value = shown(module, part, entry.get(part.name), f"{field.name}.{part.name}", language)
        if value:
            path = f"{field.name}.{index}.{part.name}"
            yield SummaryRow(f"{heading}: {label_of(module, path, language)}", value, path, part.kind)
