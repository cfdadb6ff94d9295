"""The named slots that the documents of a service may use, and how they are filled. Pure.

Besides the fixed names below every answer stands under its field's name, as the citizen reads it.
"""

import re
from collections.abc import Mapping

from rathaus_platform.clock import german_date
from rathaus_platform.money import euro
from rathaus_services.cases.letters.facts import DecisionFacts
from rathaus_services.forms import api as forms

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class UnknownSlot(KeyError):
    """A document of a service uses a slot that nobody fills; its contract test should have found it."""


def fill(text: str, slots: Mapping[str, str]) -> str:
    """The text with its slots filled. Raises UnknownSlot."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in slots:
            raise UnknownSlot(match[1])
        return slots[match[1]]

    return SLOT.sub(value, text)


def slots_of(facts: DecisionFacts) -> dict[str, str]:
    """All slots of a decision."""
    return {**_answers(facts), **_case(facts), **_dates(facts)}


def _case(facts: DecisionFacts) -> dict[str, str]:
    case, fee = facts.case, facts.case.content.fee
    return {
        "nummer": case.number,
        "name": case.applicant.name,
        "anschrift": ", ".join(case.applicant.lines[1:]),
        "leistung": case.module.title,
        "stadt": case.town_name,
        "stelle": case.office["name"],
        "gruende": facts.reasons,
        "gebuehr": euro(fee.total) if fee else "",
        "betrag": euro(fee.total) if fee else "",
        "grundlage": fee.basis if fee else "",
    }


def _dates(facts: DecisionFacts) -> dict[str, str]:
    return {
        "datum": german_date(facts.case.day),
        "jahr": str(facts.case.day.year),
        "eingang": german_date(facts.case.submitted_at),
        "antragsdatum": german_date(facts.case.submitted_at),
        "bekanntgabe": german_date(facts.delivery.delivered_on),
        "widerspruch_bis": german_date(facts.delivery.objection_until),
    }


def _answers(facts: DecisionFacts) -> dict[str, str]:
    module, content = facts.case.module, facts.case.content
    slots = dict.fromkeys(module.fields, "")
    for section in forms.summary(module, content.answers, content.parameters):
        slots |= {row.field: row.value for row in section.rows if "." not in row.field}
    return slots
