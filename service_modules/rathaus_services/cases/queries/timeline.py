"""The citizen's timeline: what is done, what is on now, what comes next."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from rathaus_platform.clock import german_date
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
}


def timeline(case: Case, module: Module, history: History) -> tuple[TimelineStep, ...]:
    """All steps in order. Exactly one is `now` while the case is open."""
    told = [entry for entry in history.entries if entry.event.kind in ICONS]
    past = (_past(case, module, entry, latest=entry is told[-1]) for entry in told)
    return (*past, *_to_come(case, module, told[-1].event.kind if told else ""))


def _past(case: Case, module: Module, entry: Entry, *, latest: bool) -> TimelineStep:
    kind = entry.event.kind
    open_question = kind == "question" and case.paused_at is not None and case.paused_at == entry.event.at
    return TimelineStep(
        title=_title(case, module, kind),
        at=entry.event.at,
        detail=_detail(module, case, kind, open_question),
        mark="now" if open_question or (latest and _is_on(case, kind)) else "done",
        icon=ICONS[kind],
    )


def _is_on(case: Case, kind: str) -> bool:
    return kind == "started" and case.state == "in_pruefung" and case.closed_at is None


def _title(case: Case, module: Module, kind: str) -> str:
    titles = {
        "submitted": process.label_of(module, process.initial_state(module)),
        "question": process.label_of(module, "rueckfrage"),
        "decided": process.label_of(module, case.state),
        "withdrawn": process.label_of(module, case.state),
        "started": process.label_of(module, "in_pruefung"),
        "answer": _("Ihre Antwort ist da"),
        "unanswered": _("Wir prüfen ohne Ihre Antwort weiter"),
        "letter": _("Ihr Schreiben liegt bereit"),
    }
    return titles[kind]


def _detail(module: Module, case: Case, kind: str, open_question: bool) -> str:
    if open_question:
        return process.note_of(module, "rueckfrage")
    if kind == "letter" and case.objection_until is not None:
        return _("Widerspruch ist möglich bis %(day)s") % {"day": german_date(case.objection_until)}
    return ""


def _to_come(case: Case, module: Module, latest: str) -> Iterator[TimelineStep]:
    if case.closed_at is not None:
        if module.result.get(case.outcome) and case.available_on is None:
            yield TimelineStep(_("Ihr Schreiben wird erstellt"), None, "", "now", "mail")
        return
    if case.paused_at is None and not _is_on(case, latest):
        checking = process.label_of(module, "in_pruefung")
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
    return _("voraussichtlich bis %(day)s") % {"day": german_date(case.due_on)}
