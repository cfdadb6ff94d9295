"""Whether the files of an application are there: each is this draft's and this field's, none is blocked."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem
from rathaus_services.cases.files import HandedIn
from rathaus_services.manifest import Module


def file_problems(rows: Iterable[HandedIn], module: Module, answers: Mapping[str, Any]) -> tuple[FieldProblem, ...]:
    """Everything about a draft's files that keeps the application from being sent."""
    files = {str(row.stored_id): row for row in rows}
    blocked = (
        FieldProblem(row.field, _("In dieser Datei steckt Schadsoftware. Entfernen Sie sie."), "datei_abgelehnt")
        for row in files.values()
        if row.state == "refused"
    )
    return (*blocked, *_missing(files, module, answers))


def file_ids(module: Module, answers: Mapping[str, Any]) -> frozenset[str]:
    """The ids of all files that the answers name."""
    uploads = (name for name, field in module.fields.items() if field.kind == "upload")
    return frozenset(text for name in uploads for text in answers.get(name) or ())


def _missing(files: Mapping[str, HandedIn], module: Module, answers: Mapping[str, Any]) -> Iterator[FieldProblem]:
    # An id that is not this draft's is treated as gone: it may be another person's file.
    for name, field in module.fields.items():
        if field.kind != "upload":
            continue
        if any(text not in files or files[text].field != name for text in answers.get(name) or ()):
            text = _("Diese Datei ist nicht mehr da. Laden Sie sie noch einmal hoch.")
            yield FieldProblem(name, text, "datei_fehlt")
