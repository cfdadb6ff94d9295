"""The check page and the clerk's view: what was answered, section by section, in the citizen's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from rathaus_platform.languages import by_key, written_date
from rathaus_services import slots
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
    sections, words = [], slots.worded(module, parameters, language)
    for step in module.steps:
        fields = visible_fields(module, step, answers, parameters)
        rows = tuple(
            row for field in fields for row in _rows(Telling(module, language, files or {}, words), field, answers)
        )
        if rows and step.name != CHECK_STEP:
            title = slots.fill(module.text(f"steps.{step.name}.short", language), words)
            sections.append(SummarySection(title, step.name, rows))
    return sections


class Telling(NamedTuple):
    """Whose answers are told, in which language, with which names of files and words of the town."""

    module: Module
    language: str
    files: Files
    words: Mapping[str, Any]

    def label(self, path: str) -> str:
        """The question at a path."""
        return slots.fill(label_of(self.module, path, self.language), self.words)

    def value(self, field: Field, value: Any, path: str) -> str:
        """The answer in words."""
        return shown(self.module, field, value, path, self.language, files=self.files, words=self.words)


def _rows(telling: Telling, field: Field, answers: Mapping[str, Any]) -> Iterator[SummaryRow]:
    value, label = answers.get(field.name), telling.label(field.name)
    if field.kind == "later":
        return  # told in the row of its upload
    later = answers.get(f"{field.name}_spaeter") if field.kind == "upload" and not value else None
    if later:
        day = written_date(date.fromisoformat(later), by_key(telling.language))
        yield SummaryRow(label, _WILL_FOLLOW[telling.language].format(day), field.name, "later")
        return
    if field.kind == "group" and value:
        for index, entry in enumerate(value):
            yield from _entry(telling, field, entry, index)
        return
    yield SummaryRow(label, telling.value(field, value, field.name), field.name, field.kind)


def _entry(telling: Telling, field: Field, entry: Mapping[str, Any], index: int) -> Iterator[SummaryRow]:
    heading = telling.module.text(f"fields.{field.name}.entry", telling.language).replace("{nummer}", str(index + 1))
    for part in field.parts:
        value = telling.value(part, entry.get(part.name), f"{field.name}.{part.name}")
        if value:
            path = f"{field.name}.{index}.{part.name}"
            yield SummaryRow(f"{heading}: {telling.label(path)}", value, path, part.kind)
