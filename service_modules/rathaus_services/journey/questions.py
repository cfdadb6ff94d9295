"""Fields ready for their templates: words, typed value, error, options. The templates decide nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import FieldProblem
from rathaus_platform.languages import current, written_date
from rathaus_services import slots
from rathaus_services.cases import api as cases
from rathaus_services.forms import dates, iban
from rathaus_services.forms.check import options_of
from rathaus_services.forms.shown import entry_line, measured, option_label
from rathaus_services.forms.wording import text_path
from rathaus_services.journey.posted import later_day
from rathaus_services.manifest import Field, Module

_YES_NO = (("ja", _("Ja"), True), ("nein", _("Nein"), False))
MOST_SUGGESTIONS = 1000
"""A longer list would make the page heavier than the answer is worth."""


@dataclass(frozen=True)
class Option:
    """One choice."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Entry:
    """One entry of a repeatable group."""

    index: int
    title: str
    text: str


@dataclass(frozen=True)
class Question:
    """One field as its template sees it. `name` is its form name and, with dots as hyphens, its id."""

    name: str
    kind: str
    label: str
    hint: str
    required: bool
    value: Any
    error: str
    warning: str = ""
    """What to consider; it may be sent nevertheless."""
    autocomplete: str = ""
    width: str = ""
    inputmode: str = ""
    verified: bool = False
    unit: str = ""
    suggestions: tuple[str, ...] = ()
    """Texts offered while typing; anything else may be typed too."""
    options: tuple[Option, ...] = ()
    parts: tuple["Question", ...] = ()
    entries: tuple[Entry, ...] = ()
    files: tuple[cases.FileView, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.name.replace(".", "-")

    @property
    def template(self) -> str:
        return f"journey/fields/{self.kind}.html"

    @property
    def day(self) -> str:
        return dates.to_parts(self.value or "")[0]

    @property
    def month(self) -> str:
        return dates.to_parts(self.value or "")[1]

    @property
    def year(self) -> str:
        return dates.to_parts(self.value or "")[2]


@dataclass(frozen=True)
class Asking:
    """Everything around the fields of one page."""

    module: Module
    parameters: Mapping[str, Any]
    problems: tuple[FieldProblem, ...] = ()
    warnings: tuple[FieldProblem, ...] = ()
    files: tuple[cases.FileView, ...] = ()
    vouched: Mapping[str, Any] = field(default_factory=dict)
    """Answers by field name that the account decides; they are shown and cannot be changed."""
    language: str = field(default_factory=lambda: current().key)

    def questions(self, fields: Iterable[Field], values: Mapping[str, Any], prefix: str = "") -> tuple[Question, ...]:
        """One question per field, with the value typed or stored."""
        return tuple(self.question(one, values.get(one.name), prefix + one.name) for one in fields)

    def question(self, field: Field, value: Any, name: str) -> Question:
        """The question of a field at its path."""
        value = self.vouched.get(name, value)
        where = text_path(name)
        later = {"tag": written_date(later_day(field, self.parameters))} if field.kind == "later" else {}
        texts = (
            {word: self._text(f"{where}.{word}") for word in ("add", "empty", "entry")} if field.kind == "group" else {}
        )
        return Question(
            name=name,
            kind=field.kind,
            label=slots.fill(self._text(f"{where}.label"), later),
            hint=self._text(f"{where}.hint"),
            required=field.required,
            value=self._typed(field, value),
            error=next((str(p.text) for p in self.problems if p.field == name), ""),
            warning=next((str(p.text) for p in self.warnings if p.field == name), ""),
            autocomplete=str(field.rules.get("autocomplete", "")),
            width=str(field.rules.get("width", "")),
            inputmode="numeric" if field.kind == "number" or field.rules.get("charset") == "ziffern" else "",
            verified=name in self.vouched,
            unit=str(field.rules.get("unit", "")),
            suggestions=self._suggestions(field),
            options=self._options(field, value, name),
            parts=self.questions(field.parts, value or {}, f"{name}.") if field.is_composite else (),
            entries=self._entries(field, value, texts.get("entry", "")),
            files=tuple(file for file in self.files if field.kind == "upload" and file.field == field.name),
            texts=texts,
        )

    def _text(self, path: str) -> str:
        return slots.fill(self.module.text(path, self.language), self.words)

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """The town's values as sentences want them."""
        return slots.worded(self.module, self.parameters, self.language)

    def _suggestions(self, field: Field) -> tuple[str, ...]:
        listed = self.parameters.get(str(field.rules.get("suggest", ""))) or ()
        return tuple(listed) if len(listed) <= MOST_SUGGESTIONS else ()

    def _typed(self, field: Field, value: Any) -> Any:
        if field.kind == "iban" and isinstance(value, str):
            return iban.grouped(value)
        if field.kind == "money" and isinstance(value, str):
            return value.replace(".", ",")
        if field.kind == "decimal" and isinstance(value, str):
            return value.replace(".", ",")
        if field.kind == "calculated" and value is not None:
            return measured(field, value)
        return "" if value is None else value

    def _options(self, field: Field, value: Any, name: str) -> tuple[Option, ...]:
        if field.kind == "yes_no":
            return tuple(
                Option(word, self._text(f"{text_path(name)}.options.{word}") or str(label), value is said)
                for word, label, said in _YES_NO
            )
        chosen = value if isinstance(value, list) else [value]
        options = options_of(field, self.parameters) if field.kind in ("choice", "choices") else ()
        return tuple(
            Option(option, option_label(self.module, name, option, self.language, self.words), option in chosen)
            for option in options
        )

    def _entries(self, field: Field, value: Any, title: str) -> tuple[Entry, ...]:
        entries = value if field.kind == "group" and isinstance(value, list) else []
        return tuple(
            Entry(
                index,
                title.replace("{nummer}", str(index + 1)),
                entry_line(self.module, field, entry, field.name, self.language, self.words),
            )
            for index, entry in enumerate(entries)
        )
