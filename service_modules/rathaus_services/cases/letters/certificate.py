"""A certificate: what the office confirms, with the data it confirms. No instruction on remedies."""

from collections.abc import Iterator

from rathaus_platform.documents.api import Facts, Letter, Section
from rathaus_services import manifest
from rathaus_services.cases.letters import letterhead, machine
from rathaus_services.cases.letters.facts import DecisionFacts
from rathaus_services.cases.letters.slots import fill, slots_of
from rathaus_services.conditions import holds


def certificate(facts: DecisionFacts, document: manifest.Letter) -> Letter:
    """The certificate after the service's document: its lead rows are certified. Raises UnknownSlot."""
    case, slots = facts.case, slots_of(facts)
    rows = tuple((fill(row["label"], slots), fill(row["text"], slots)) for row in document.lead)
    parts = [
        part for part in document.paragraphs if holds(part.get("when"), case.content.answers, case.content.parameters)
    ]
    return Letter(
        sender=letterhead.sender(case),
        title=fill(document.title, slots),
        day=case.day,
        recipient=case.applicant.lines,
        info=letterhead.info(case),
        qr_url=case.status_url,
        paragraphs=tuple(fill(part["text"], slots) for part in parts if not part.get("heading")),
        facts=(Facts(case.module.title, tuple(row for row in rows if row[1])),) if rows else (),
        sections=tuple(_sections(parts, slots)),
        footer=letterhead.footer(case),
        attachment=machine.decision(facts),
    )


def _sections(parts: "list[manifest.Texts]", slots: dict[str, str]) -> Iterator[Section]:
    for part in parts:
        if part.get("heading"):
            yield Section(fill(part["heading"], slots), (fill(part["text"], slots),))
