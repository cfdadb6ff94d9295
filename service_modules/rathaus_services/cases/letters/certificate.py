"""A certificate: what the office confirms, with the data it confirms. No instruction on remedies."""

from dataclasses import replace

from rathaus_platform.documents import api as documents
from rathaus_platform.documents.api import Facts, Letter, Section
from rathaus_services import manifest
from rathaus_services.cases.letters import letterhead, machine
from rathaus_services.cases.letters.decision import fee_table, shown_parts
from rathaus_services.cases.letters.facts import DecisionFacts
from rathaus_services.cases.letters.slots import fill, slots_of


def certificate(facts: DecisionFacts, document: manifest.Letter) -> Letter:
    """The certificate after the service's document: its lead rows are certified. Raises UnknownSlot."""
    case, slots = facts.case, slots_of(facts)
    parts = tuple(shown_parts(facts, document, slots))
    rows = tuple((fill(row["label"], slots), fill(row["text"], slots)) for row in document.lead)
    fee = case.content.fee if document.fee_table else None
    letter = documents.certificate(
        sender=letterhead.sender(case),
        title=fill(document.title, slots),
        number=case.number,
        day=case.day,
        statement="\n\n".join(text for heading, text in parts if not heading),
        facts=(Facts(case.module.title, tuple(row for row in rows if row[1])),),
        recipient=case.applicant.lines,
        notes=tuple(Section(heading, (text,)) for heading, text in parts if heading),
        contact=letterhead.contact(case),
        footer=letterhead.footer(case),
        attachment=machine.decision(facts),
    )
    return replace(letter, qr_url=case.status_url, table=fee_table(fee) if fee and fee.total else None)
