"""A case as the clerk sees it: answers grouped like the form, thread, deadline with its reason, next acts."""

from datetime import date

from django.utils.translation import gettext as _

from rathaus_platform.clock import german_date, today
from rathaus_platform.identity.api import Person
from rathaus_services.cases import rows
from rathaus_services.cases.colleagues import colleagues
from rathaus_services.cases.content import CaseContent
from rathaus_services.cases.deadlines import in_words
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.queries import desk_parts
from rathaus_services.cases.queries.citizen import decision_of
from rathaus_services.cases.queries.history import History, history_of
from rathaus_services.cases.queries.thread import thread
from rathaus_services.cases.retention import day_kept_from, years_kept
from rathaus_services.cases.scope import scope_of
from rathaus_services.cases.statutory import norm_here
from rathaus_services.cases.values import AnswerSection, Colleague, DeadlineView, StaffCaseView
from rathaus_services.cases.workdays import CODES, working_days_until
from rathaus_services.forms import api as forms
from rathaus_services.manifest import Module
from rathaus_services.process import api as process
from rathaus_tenants.context import current_town


def case_page(row: Case, *, staff: Person) -> StaffCaseView:
    """Everything on one page; the caller has checked the role and writes the reading to the audit trail."""
    seal, module = rows.seal_of(row), rows.module_of(row)
    content, applicant = rows.content_of(row, seal), rows.applicant_of(row, seal)
    history, team = history_of(row, seal), colleagues(row.key)
    return StaffCaseView(
        id=row.id,
        number=row.number,
        key=row.key,
        title=module.title,
        state=row.state,
        state_label=process.label_of(module, row.state),
        turn=process.turn_of(row.state),
        applicant=applicant.name,
        contact_email=content.contact_email,
        trust=row.trust,
        owned=row.owner_id is not None,
        submitted_at=row.submitted_at,
        deadline=_deadline(row, norm_here(module, "decision_within")),
        sections=_sections(module, content, history),
        files=history.files,
        thread=thread(row, module, history, staff),
        question=history.open_question(),
        fee=content.fee,
        decision=decision_of(row),
        law=_law(module),
        delete_on=row.delete_on,
        retention=_retention(row, module, content),
        assignee=_assignee(row, team, staff),
        mine=row.assignee_id == staff.id,
        colleagues=team,
        actions=frozenset() if scope_of(staff).read_only else _actions(row, module),
        grant_label=_label(row, module, "granted"),
        refuse_label=_label(row, module, "refused"),
        proposal=desk_parts.proposal(row, module, history, staff.id),
        warnings=tuple(str(one.text) for one in forms.warnings(module, content.answers, content.parameters)),
        checklist=desk_parts.checklist(module, content, history),
        phrases=desk_parts.phrases(row, module, content, applicant),
        fiction=desk_parts.fiction(row, module),
    )


def _sections(module: Module, content: CaseContent, history: History) -> tuple[AnswerSection, ...]:
    names = {str(file.id): file.name for file in history.files}
    found = forms.summary(module, content.answers, content.parameters, files=names)
    return tuple(
        AnswerSection(section.title, tuple((row.label, row.value) for row in section.rows if row.value))
        for section in found
    )


def _deadline(row: Case, norm: str) -> DeadlineView:
    day = today()
    paused = None if row.paused_at is None else german_day(row.paused_at)
    view = in_words(due=row.due_on, paused=paused, closed=row.closed_at is not None, today=day)
    reason = " ".join(text for text in (_reason(row, day), norm) if text)
    return DeadlineView(on=view.on, words=view.words, tone=view.tone, reason=reason)


def _reason(row: Case, day: date) -> str:
    if row.due_on is None or row.promised_days is None or row.closed_at is not None:
        return ""
    promise = _("Zusage „%(days)s Arbeitstage“, läuft seit %(start)s.") % {
        "days": row.promised_days,
        "start": german_date(row.submitted_at),
    }
    if row.paused_at is not None:
        return _("Ruht seit %(day)s, bis die Antwort da ist.") % {"day": german_date(row.paused_at)} + " " + promise
    left = working_days_until(day, row.due_on, current_town().land)
    if left < 0:
        return promise
    return _("Noch %(left)s Arbeitstage.") % {"left": left} + " " + promise


def _law(module: Module) -> tuple[str, ...]:
    """The norms that hold here: a norm of another Land is left out."""
    here = CODES[current_town().land]
    return tuple(entry["norm"] for entry in module.legal["basis"] if entry.get("land", here) == here)


def _retention(row: Case, module: Module, content: CaseContent) -> str:
    if row.delete_on is not None:
        return _("Wird gelöscht am %(day)s") % {"day": german_date(row.delete_on)}
    if kept := day_kept_from(module, content.parameters):
        words = {"months": kept[1], "day": german_date(kept[0])}
        return _("Wird %(months)s Monate nach dem %(day)s gelöscht") % words
    years = years_kept(module, content.parameters)
    if years is None:
        return _("Löschfrist noch nicht festgelegt")
    return _("Wird %(years)s Jahre nach dem Abschluss gelöscht") % {"years": years}


def _assignee(row: Case, team: tuple[Colleague, ...], staff: Person) -> Colleague | None:
    if row.assignee_id is None:
        return None
    me = Colleague(staff.id, staff.name)  # a guest is in no team
    found = next((who for who in (me, *team) if who.id == row.assignee_id), None)
    if found is None and row.assignee is not None:
        return Colleague(row.assignee_id, _("%(name)s (nicht im Haus)") % {"name": row.assignee.get_full_name()})
    return found


def _actions(row: Case, module: Module) -> frozenset[str]:
    open_ways = {way.name for way in process.transitions(module, row.state) if way.by == "staff"}
    outcomes = {way.outcome for way in process.transitions(module, row.state) if way.outcome}
    ways = {"fragen": "ask", "weiterpruefen": "go_on", "beginnen": "begin"}
    found = {name for way, name in ways.items() if way in open_ways}
    if "granted" in outcomes:
        found.add("grant")
    if "refused" in outcomes and row.deemed_on is None:
        found.add("refuse")
    found |= _of_fiction(row, module)
    if row.closed_at is None:
        found.add("assign")
    return frozenset(found)


def _of_fiction(row: Case, module: Module) -> set[str]:
    if not norm_here(module, "fiction") or row.closed_at or row.paused_at or row.deemed_on:
        return set()
    if row.fiction_on is None:
        return {"complete"}
    return set() if row.fiction_extended else {"extend"}


def _label(row: Case, module: Module, outcome: str) -> str:
    way = process.for_outcome(module, row.state, outcome)
    return "" if way is None else way.label
