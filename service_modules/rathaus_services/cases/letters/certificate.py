"""A certificate: what the office confirms, with the data it confirms. No instruction on remedies."""

from dataclasses import replace

from django.utils.translation import gettext as _

from rathaus_platform.documents import api as documents
from rathaus_platform.documents.api import Facts, Letter, Section
from rathaus_platform.money import euro
from rathaus_services import manifest
from rathaus_services.cases.letters import letterhead, machine
from rathaus_services.cases.letters.decision import shown_parts
from rathaus_services.cases.letters.facts import DecisionFacts
from rathaus_services.cases.letters.slots import fill, slots_of
from rathaus_services.cases.values import FeeView


def certificate(facts: DecisionFacts, document: manifest.Letter) -> Letter:
    """The certificate after the service's document: its lead rows are certified. Raises UnknownSlot."""
    case, slots = facts.case, slots_of(facts)
    parts = tuple(shown_parts(facts, document, slots))
    rows = tuple((fill(row["label"], slots), fill(row["text"], slots)) for row in document.lead)
    notes = tuple(Section(heading, (text,)) for heading, text in parts if heading)
    letter = documents.certificate(
        sender=letterhead.sender(case),
        title=fill(document.title, slots),
        number=case.number,
        day=case.day,
        statement="\n\n".join(text for heading, text in parts if not heading),
        facts=(Facts(_("Bescheinigte Angaben"), tuple(row for row in rows if row[1])),),
        recipient=case.applicant.lines,
        notes=(*notes, *(_fee(case.content.fee) if document.fee_table else ())),
        contact=letterhead.contact(case),
        footer=letterhead.footer(case),
        attachment=machine.decision(facts),
    )
    return replace(letter, qr_url=case.status_url)


def _fee(fee: FeeView | None) -> tuple[Section, ...]:
    """One line: whoever is shown the certificate need not read a calculation."""
    if fee is None or not fee.total:
        return ()
    line = _("%(total)s (%(basis)s)") % {"total": euro(fee.total), "basis": fee.basis.rstrip(".")}
    return (Section(_("Gebühr"), (line,)),)
