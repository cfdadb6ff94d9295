"""Whether an application can be sent: the service's own checks, and the state of the files."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem
from rathaus_services.cases.models import CaseFile, Draft
from rathaus_services.forms import api as forms
from rathaus_services.manifest import Module


def problems_of(
    draft: Draft, module: Module, answers: Mapping[str, Any], parameters: Mapping[str, Any]
) -> tuple[FieldProblem, ...]:
    """All that keeps the application from being sent, in the order of the form."""
    files = {str(row.stored_id): row for row in draft.files.select_related("stored")}
    return (
        *forms.validate(module, answers, parameters),
        *(problem for row in files.values() if (problem := _state_problem(row))),
        *_missing(files, module, answers),
    )


def _state_problem(row: CaseFile) -> FieldProblem | None:
    if row.stored.state == "refused":
        text = _("In dieser Datei wurde Schadsoftware gefunden. Entfernen Sie sie.")
        return FieldProblem(row.field, text, "datei_abgelehnt")
    return None


def _missing(
    files: Mapping[str, CaseFile], module: Module, answers: Mapping[str, Any]
) -> Iterator[FieldProblem]:
    # An id that is not this draft's is treated as gone: it may be another person's file.
    for name, field in module.fields.items():
        if field.kind != "upload":
            continue
        if any(text not in files or files[text].field != name for text in answers.get(name) or ()):
            text = _("Diese Datei ist nicht mehr da. Laden Sie sie noch einmal hoch.")
            yield FieldProblem(name, text, "datei_fehlt")
