"""The citizen's timeline: what is done, what is on now, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rathaus_platform.languages import by_key, written_date
from rathaus_services.cases.models import Case
from rathaus_services.cases.queries.history import Entry, History
from rathaus_services.cases.values import TimelineStep
from rathaus_services.manifest import Module
from rathaus_services.process import api as process

ICONS = {
    "submitted": "send",
    "started": "eye",
    "question": "message",
    "answer": "message-2",
    "unanswered": "message-2",
    "decided": "file-check",
    "letter": "mail",
    "withdrawn": "circle-x",
    "extended": "calendar",
    "deemed": "file-check",
}


@dataclass(frozen=True)
class Words:
    """The service's own words for states, in one language."""

    module: Module
    language: str

    def label(self, state: str) -> str:
        """What a state is called."""
        return process.label_of(self.module, state, self.language)


def timeline(case: Case, module: Module, history: History, language: str = "de") -> tuple[TimelineStep, ...]:
    """All steps in order. Exactly one is `now` while the case is open."""
    told = [entry for entry in history.entries if entry.event.kind in ICONS]
    words = Words(module, language)
    past = (_past(case, words, entry, latest=entry is told[-1]) for entry in told)
    return (*past, *_to_come(case, words, told[-1].event.kind if told else ""))


def _past(case: Case, words: Words, entry: Entry, *, latest: bool) -> TimelineStep:
    kind = entry.event.kind
    open_question = kind == "question" and case.paused_at is not None and case.paused_at == entry.event.at
    return TimelineStep(
        title=_title(case, words, kind),
        at=entry.event.at,
        detail=_detail(case, words, kind, open_question),
        mark="now" if open_question or (latest and _is_on(case, kind)) else "done",
        icon=ICONS[kind],
    )


def _is_on(case: Case, kind: str) -> bool:
    return kind == "started" and case.state == "in_pruefung" and case.closed_at is None


def _title(case: Case, words: Words, kind: str) -> str:
    titles = {
        "submitted": words.label(process.initial_state(words.module)),
        "question": words.label("rueckfrage"),
        "decided": words.label(case.state),
        "withdrawn": words.label(case.state),
        "started": words.label("in_pruefung"),
        "answer": _("Ihre Antwort ist da"),
        "unanswered": _("Wir prüfen ohne Ihre Antwort weiter"),
        "letter": _("Ihr Schreiben liegt bereit"),
        "extended": _("Die Prüfung dauert länger"),
        "deemed": _("Ihr Antrag gilt als genehmigt"),
    }
    return titles[kind]


def _detail(case: Case, words: Words, kind: str, open_question: bool) -> str:
    if open_question:
        return process.note_of(words.module, "rueckfrage", words.language)
    if kind == "letter" and case.objection_until is not None:
        return _("Widerspruch ist möglich bis %(day)s") % {
            "day": written_date(case.objection_until, by_key(words.language))
        }
    return ""


def _to_come(case: Case, words: Words, latest: str) -> Iterator[TimelineStep]:
    if case.closed_at is not None:
        if words.module.result.get(case.outcome) and case.available_on is None:
            yield TimelineStep(_("Ihr Schreiben wird erstellt"), None, "", "now", "mail")
        return
    if case.paused_at is None and not _is_on(case, latest):
        checking = words.label("in_pruefung")
        yield TimelineStep(checking, None, _days(case), "now", "eye")
    yield TimelineStep(_("Entscheidung"), None, _expected(case), "next", "file-check")


def _days(case: Case) -> str:
    if case.promised_days is None:
        return ""
    return _("meist innerhalb von %(days)s Arbeitstagen") % {"days": case.promised_days}


def _expected(case: Case) -> str:
    if case.paused_at is not None:
        return _("nach Ihrer Antwort")
    if case.due_on is None:
        return ""
    return _("voraussichtlich bis %(day)s") % {"day": written_date(case.due_on)}
