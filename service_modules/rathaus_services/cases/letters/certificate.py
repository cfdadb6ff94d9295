"""A certificate: what the office confirms, with the data it confirms. No instruction on remedies."""

from rathaus_platform.documents.api import Facts, Letter, Section
from rathaus_services import manifest
from rathaus_services.cases.letters import letterhead, machine
from rathaus_services.cases.letters.decision import shown_parts
from rathaus_services.cases.letters.facts import DecisionFacts
from rathaus_services.cases.letters.slots import fill, slots_of


def certificate(facts: DecisionFacts, document: manifest.Letter) -> Letter:
    """The certificate after the service's document: its lead rows are certified. Raises UnknownSlot."""
    case, slots = facts.case, slots_of(facts)
    rows = tuple((fill(row["label"], slots), fill(row["text"], slots)) for row in document.lead)
    parts = tuple(shown_parts(facts, document, slots))
    return Letter(
        sender=letterhead.sender(case),
        title=fill(document.title, slots),
        day=case.day,
        recipient=case.applicant.lines,
        info=letterhead.info(case),
        qr_url=case.status_url,
        paragraphs=tuple(text for heading, text in parts if not heading),
        facts=(Facts(case.module.title, tuple(row for row in rows if row[1])),) if rows else (),
        sections=tuple(Section(heading, (text,)) for heading, text in parts if heading),
        footer=letterhead.footer(case),
        attachment=machine.decision(facts),
    )
