"""What was opened and done under a grant, in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rathaus_platform.audit import api as audit
from rathaus_services.cases.api import numbers_of

WORDS: Final[dict[str, str | Promise]] = {
    "guest.signed_in": _("Angemeldet"),
    "inbox.read": _("Liste der Vorgänge geöffnet"),
    "case.read": _("Vorgang geöffnet"),
    "case.file_read": _("Datei geöffnet"),
    "case.decision_planned": _("Entscheidung vorbereitet"),
    "case.previewed": _("Schreiben als Vorschau geöffnet"),
    "case.note": _("Interne Notiz geschrieben"),
    "case.message": _("Nachricht geschrieben"),
    "case.question": _("Rückfrage gestellt"),
    "case.assigned": _("Zuständigkeit geändert"),
    "case.started": _("Bearbeitung begonnen"),
    "case.checked": _("Prüfliste geändert"),
    "case.unanswered": _("Ohne Antwort weitergeprüft"),
    "case.complete": _("Unterlagen für vollständig erklärt"),
    "case.extended": _("Frist verlängert"),
    "case.proposed": _("Entscheidung vorgelegt"),
    "case.decided": _("Entschieden"),
}


@dataclass(frozen=True)
class Line:
    """One act. `case` and `number` are empty where it is about no single case."""

    at: datetime
    who: str
    what: str | Promise
    case: UUID | None
    number: str


def journal(grant: UUID) -> tuple[Line, ...]:
    """Newest first, read from the bound town's own audit trail: two statements."""
    records = audit.acts_of_guests(str(grant))
    ids = {UUID(one.subject[1]) for one in records if one.subject[0] == "case"}
    numbers = numbers_of(ids)
    return tuple(_line(one, numbers) for one in records)


def _line(record: audit.Record, numbers: dict[UUID, str]) -> Line:
    case = UUID(record.subject[1]) if record.subject[0] == "case" else None
    number = "" if case is None else numbers.get(case, str(_("inzwischen gelöscht")))
    return Line(record.at, record.actor.name, WORDS.get(record.action, record.action), case, number)
