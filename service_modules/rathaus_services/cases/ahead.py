"""Files sent ahead of an answer, as the API does: they belong to the case and wait until an answer names them."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem, Invalid
from rathaus_services.cases import files
from rathaus_services.cases.models import Case, CaseFile, Event

MOST_FILES = 10
"""Per answer."""
WAIT = timedelta(days=1)
"""How long a file waits for its answer before it is deleted."""


def room(count: int, field: str) -> None:
    """Raises Invalid when so many files do not go with one answer."""
    if count > MOST_FILES:
        too_many = _("Mehr als %(most)s Dateien auf einmal gehen nicht.") % {"most": MOST_FILES}
        raise Invalid(problems=(FieldProblem(field, too_many, "zu_viele"),))


def named(case: Case, ids: Sequence[str]) -> list[CaseFile]:
    """The waiting files with these ids, locked. Raises Invalid; a foreign id, a used one and none look the same."""
    wanted = frozenset(_known(text) for text in ids)
    waiting = case.files.filter(files.WAITING, pk__in=wanted)
    found = list(waiting.select_for_update(of=("self",)).select_related("stored"))
    if len(found) < len(wanted):
        gone = _("Diese Datei ist nicht mehr da. Laden Sie sie noch einmal hoch.")
        raise Invalid(problems=(FieldProblem("files", gone, "datei_fehlt"),))
    if any(row.stored.state == "refused" for row in found):
        blocked = _("In dieser Datei steckt Schadsoftware. Entfernen Sie sie.")
        raise Invalid(problems=(FieldProblem("files", blocked, "datei_abgelehnt"),))
    return found


def hand_over(case: Case, found: Sequence[CaseFile], event: Event) -> None:
    """The named files come with this answer; the others that waited for it are deleted."""
    CaseFile.objects.filter(pk__in=[row.pk for row in found]).update(event=event)
    files.erase(case.files.filter(files.WAITING))


def _known(text: str) -> UUID | None:
    """The id, or None for what cannot be one: no file has it."""
    try:
        return UUID(text)
    except ValueError:
        return None
