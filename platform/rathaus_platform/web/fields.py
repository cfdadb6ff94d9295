"""How a Django form field is shown by the kit: its kind, its parts, its problems and where a link to it leads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from rathaus_platform.web.widgets import DateTriple

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateTriple, "date"),
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "check"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.HiddenInput, "hidden"),
)
CONTROL = {"textarea": "tk-textarea", "select": "tk-select"}


@dataclass(frozen=True)
class Part:
    """One box of a date: caption, name, id, value, width class and the browser's own filling hint."""

    label: str
    name: str
    id: str
    value: str
    width: str
    autocomplete: str


@dataclass(frozen=True)
class ProblemLink:
    """A sentence of the error summary and the place it leads to."""

    text: str
    href: str


def kind_of(field: BoundField) -> str:
    """date, choices, check, textarea, select, file, hidden or input."""
    return next((kind for widget, kind in KINDS if isinstance(field.field.widget, widget)), "input")


def is_optional(field: BoundField) -> bool:
    """Whether `(freiwillig)` is shown. A form that validates by other means says so with `field.optional`."""
    return bool(getattr(field.field, "optional", not field.field.required))


def date_parts(field: BoundField) -> list[Part]:
    """Day, month and year of a DateTriple, filled with what was typed."""
    typed = field.value()
    values = list(typed) if isinstance(typed, list | tuple) else DateTriple().decompress(typed)
    hint = str(field.field.widget.attrs.get("autocomplete", ""))
    completions = ("bday-day", "bday-month", "bday-year") if hint == "bday" else ("off", "off", "off")
    captions = (("Tag", "tk-input--tiny"), ("Monat", "tk-input--tiny"), ("Jahr", "tk-input--year"))
    return [
        Part(label, f"{field.html_name}_{at}", f"{field.auto_id}_{at}", str(values[at] or ""), width, completions[at])
        for at, (label, width) in enumerate(captions)
    ]


def control(field: BoundField) -> str:
    """The field's own input with the kit's class; a `width` on the field or widget picks the box's measure."""
    kind = kind_of(field)
    base = CONTROL.get(kind, "tk-input" if kind == "input" else "")
    width = getattr(field.field, "width", "") or field.field.widget.attrs.get("width", "")
    own = str(field.field.widget.attrs.get("class", ""))
    classes = " ".join(part for part in (base, f"tk-input--{width}" if width and base else "", own) if part)
    attrs: dict[str, Any] = {"class": classes} if classes else {}
    return str(field.as_widget(attrs=attrs))


def first_id(field: BoundField) -> str:
    """The id of the first thing in the field that can take the focus."""
    if kind_of(field) in ("date", "choices"):
        return f"{field.auto_id}_0"
    return str(field.id_for_label or field.auto_id)


def problem_links(form: Any) -> list[ProblemLink]:
    """Every problem of a bound form in the order of its fields, each leading to its field."""
    return list(_links(form)) if form is not None else []


def _links(form: Any) -> Iterator[ProblemLink]:
    for text in form.non_field_errors():
        yield ProblemLink(str(text), "#inhalt")
    errors: Mapping[str, Any] = form.errors
    for name in form.fields:
        for text in errors.get(name, ()):
            yield ProblemLink(str(text), f"#{first_id(form[name])}")
