"""Making the receipt: one PDF per case, however often it is tried."""

from datetime import datetime

from rathaus_platform.audit.api import SYSTEM
from rathaus_platform.documents import api as documents
from rathaus_services.cases import events, files, rows
from rathaus_services.cases.letters.facts import CaseFacts
from rathaus_services.cases.letters.gather import case_facts
from rathaus_services.cases.letters.receipt import receipt_letter
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day


def make_receipt(row: Case, at: datetime) -> CaseFacts:
    """Store the receipt with the case, which the caller has locked."""
    facts = case_facts(row, german_day(row.submitted_at))
    if row.files.filter(purpose="receipt").exists():
        return facts
    seal = rows.seal_of(row)
    event = events.add(row, seal, kind="receipt", at=at, actor=SYSTEM, author="", public=False)
    files.keep_letter(
        documents.letter(receipt_letter(facts)),
        case=row,
        event=event,
        seal=seal,
        purpose="receipt",
        name=f"quittung-{row.number.lower()}.pdf",
        at=at,
    )
    return facts
