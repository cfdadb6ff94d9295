"""The clerk's thread: everything that happened, newest first, in words."""

from django.utils.translation import gettext as _

from rathaus_platform.clock import today
from rathaus_platform.identity.api import Person
from rathaus_services.cases.models import Case
from rathaus_services.cases.moments import moment_in_words
from rathaus_services.cases.queries.history import Entry, History
from rathaus_services.cases.values import ThreadEntry
from rathaus_services.manifest import Module
from rathaus_services.process import api as process

TITLES = {
    "receipt": "Quittung verschickt",
    "started": "Bearbeitung begonnen",
    "question": "Rückfrage",
    "unanswered": "Ohne Antwort weitergeprüft",
    "reminder": "An die Rückfrage erinnert",
    "answer": "Antwort",
    "message": "Nachricht",
    "note": "interne Notiz",
    "letter": "Schreiben bereitgestellt",
    "offer_ended": "Nicht abgerufen: Das Schreiben geht jetzt mit der Post",
    "withdrawn": "Zurückgezogen",
    "held": "Entschieden, wird am vorgesehenen Tag mitgeteilt",
    "proposed": "Zur Bestätigung vorgelegt",
    "complete": "Unterlagen vollständig, die gesetzliche Frist beginnt",
    "extended": "Gesetzliche Frist verlängert",
    "warned": "Die gesetzliche Frist endet bald: Danach gilt der Antrag als genehmigt",
    "deemed": "Gilt kraft Gesetzes als genehmigt",
}


def thread(row: Case, module: Module, history: History, staff: Person) -> tuple[ThreadEntry, ...]:
    """All entries, newest first."""
    return tuple(_entry(row, module, entry, staff) for entry in reversed(history.entries))


def _entry(row: Case, module: Module, entry: Entry, staff: Person) -> ThreadEntry:
    event, text, title = entry.event, entry.body.text, TITLES.get(entry.event.kind, "")
    if event.kind == "assigned":
        name, _newline, text = text.partition("\n")
        title = _("An %(name)s gegeben") % {"name": name}
    elif event.kind == "checked":
        name, _equals, word = text.partition("=")
        lines = {line["name"]: line["text"] for line in module.content.get("desk", {}).get("checklist", ())}
        mark = _("Geprüft: %(line)s") if word == "ja" else _("Wieder offen: %(line)s")
        title, text = mark % {"line": lines.get(name, name)}, ""
    elif event.kind == "decided":
        title = process.label_of(module, row.state)
    elif event.kind == "submitted":
        title = _("online eingereicht") if row.channel == "online" else _("eingereicht")
    return ThreadEntry(
        at=event.at,
        when=moment_in_words(event.at, today()),
        kind=event.kind,
        author=entry.body.author,
        title=title,
        text=text,
        internal=event.kind == "note",
        from_citizen=event.actor_kind == "citizen",
        by_system=event.actor_kind == "system",
        files=entry.files,
    )
