"""What helps to decide a case: the second person, the check list, the texts that lie ready, the deemed grant."""

from rathaus_platform.clock import german_date, today
from rathaus_services import slots
from rathaus_services.cases.content import Applicant, CaseContent
from rathaus_services.cases.models import Case
from rathaus_services.cases.queries.history import History
from rathaus_services.cases.statutory import fiction_is_near, norm_here
from rathaus_services.cases.values import CheckLine, Fiction, Proposal, TextModule
from rathaus_services.manifest import Module
from rathaus_services.process import api as process
from rathaus_services.process import desk


def proposal(row: Case, module: Module, history: History, me: object) -> Proposal | None:
    """The decision that waits, with the words of whoever made it."""
    entry = history.last("held" if row.held_until else "proposed") if row.proposed else None
    way = process.for_outcome(module, row.state, row.proposed) if entry else None
    if entry is None or way is None or way.outcome is None:
        return None
    return Proposal(
        outcome=way.outcome,
        label=way.label,
        by=entry.body.author,
        reasons=entry.body.text,
        mine=row.proposed_by == me,
        held_until=row.held_until,
    )


def checklist(module: Module, content: CaseContent, history: History) -> tuple[CheckLine, ...]:
    """The lines for these answers, each with the name of who ticked it last."""
    done: dict[str, str] = {}
    for entry in history.entries:
        if entry.event.kind == "checked":
            name, _equals, word = entry.body.text.partition("=")
            done[name] = entry.body.author if word == "ja" else ""
    lines = desk.checklist(module, content.answers, content.parameters)
    return tuple(CheckLine(line.name, line.text, line.norm, done.get(line.name, "")) for line in lines)


def phrases(row: Case, module: Module, content: CaseContent, applicant: Applicant) -> tuple[TextModule, ...]:
    """The service's text modules with this case's words."""
    values = {
        **slots.worded(module, content.parameters),
        **{name: value for name, value in content.answers.items() if isinstance(value, str | int)},
        "nummer": row.number,
        "name": applicant.name,
        "leistung": module.title,
        "eingang": german_date(row.submitted_at),
    }
    return tuple(TextModule(one.name, one.purpose, one.title, one.text) for one in desk.phrases(module, values))


def fiction(row: Case, module: Module) -> Fiction | None:
    """The deemed grant, where a norm orders it."""
    norm, near = norm_here(module, "fiction"), fiction_is_near(row, module, today())
    return Fiction(norm, row.fiction_on, row.fiction_extended, row.deemed_on, near) if norm else None
