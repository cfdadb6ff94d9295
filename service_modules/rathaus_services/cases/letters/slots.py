"""What the named slots of a service's documents hold for one decision: the case, its dates, answers, parameters."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rathaus_platform.clock import german_date
from rathaus_platform.money import euro
from rathaus_services import slots
from rathaus_services.cases.legal.delivery import months_later
from rathaus_services.cases.letters.facts import CaseFacts, DecisionFacts
from rathaus_services.cases.workdays import next_working_day
from rathaus_services.forms import api as forms
from rathaus_services.forms.shown import shown
from rathaus_services.manifest import Field, Module, look_up

AFTER_RETRIEVAL = "einen Tag nach Ihrem ersten Abruf"
MONTH_AFTER = "einen Monat nach der Bekanntgabe"


class UnknownSlot(KeyError):
    """A document uses a slot that nobody fills; the rules of the catalogue should have found it."""


def fill(text: str, values: Mapping[str, Any]) -> str:
    """The text with its slots filled. Raises UnknownSlot: a letter with an open slot is never sent."""
    for name in slots.names(text):
        if look_up(values, name) is None:
            raise UnknownSlot(name)
    return slots.fill(text, values)


def slots_of(facts: DecisionFacts) -> dict[str, Any]:
    """All slots of a decision. A field's own answer comes before a fixed name: the address of whom it is about."""
    return {**_words(facts.case), **_case(facts), **_dates(facts), **_answers(facts)}


def _words(case: CaseFacts) -> dict[str, Any]:
    return slots.worded(case.module, case.content.parameters)


def due_on(facts: DecisionFacts) -> date | None:
    """The day of payment: so many months after delivery as the by-law says; None where nothing is to be paid."""
    case, fee = facts.case, facts.case.content.fee
    months = case.content.parameters.get(case.module.fee.get("due", ""))
    delivered = facts.delivery.delivered_on
    if fee is None or fee.total == 0 or facts.outcome == "refused" or not isinstance(months, int) or not delivered:
        return None
    return next_working_day(months_later(delivered, months), case.town.land)


def _case(facts: DecisionFacts) -> dict[str, str]:
    case, fee = facts.case, facts.case.content.fee
    amount = fee.by_effort or euro(fee.total) if fee else ""
    return {
        "nummer": case.number,
        "name": case.applicant.name,
        "anschrift": ", ".join(case.applicant.lines[1:]),
        "leistung": case.module.title,
        "stadt": case.town_name,
        "stelle": case.office["name"],
        "gruende": facts.reasons,
        "gebuehr": amount,
        "betrag": amount,
        "grundlage": fee.basis if fee else "",
    }


def _dates(facts: DecisionFacts) -> dict[str, str]:
    due, delivery = due_on(facts), facts.delivery
    return {
        "datum": german_date(facts.case.day),
        "jahr": str(facts.case.day.year),
        "eingang": german_date(facts.case.submitted_at),
        "antragsdatum": german_date(facts.case.submitted_at),
        "bekanntgabe": german_date(delivery.delivered_on) if delivery.delivered_on else AFTER_RETRIEVAL,
        "widerspruch_bis": german_date(delivery.objection_until) if delivery.objection_until else MONTH_AFTER,
        "faellig_am": german_date(due) if due else "",
    }


def _answers(facts: DecisionFacts) -> dict[str, str]:
    module, content = facts.case.module, facts.case.content
    found = dict.fromkeys(module.fields, "")
    for section in forms.summary(module, content.answers, content.parameters):
        found |= {row.field: row.value for row in section.rows if "." not in row.field}
    words = _words(facts.case)
    return found | {
        name: shown(module, field, content.answers.get(name), name, words=words) for name, field in _groups(module)
    }


def _groups(module: Module) -> Iterator[tuple[str, Field]]:
    return ((name, field) for name, field in module.fields.items() if field.kind == "group")
