"""Making the decision's letter: its day is the day it is made available, and from that day the law counts."""

from datetime import datetime
from typing import Literal

from rathaus_platform.audit import api as audit
from rathaus_platform.documents import api as documents
from rathaus_services.cases import events, files, rows
from rathaus_services.cases.letters.facts import CaseFacts, DecisionFacts
from rathaus_services.cases.letters.gather import case_facts, decision_facts, document_for
from rathaus_services.cases.letters.outcome import is_certificate, letter_of
from rathaus_services.cases.models import Case
from rathaus_services.cases.moves import german_day
from rathaus_services.cases.queries.history import history_of
from rathaus_services.cases.values import Outcome
from rathaus_services.manifest import Letter


def make_letter(row: Case, at: datetime) -> CaseFacts:
    """Store the letter with the case, which the caller has locked; once, however often it is tried."""
    outcome: Outcome = "granted" if row.outcome == "granted" else "refused"
    document = document_for(row, outcome)
    if document is None or row.available_on is not None:
        return case_facts(row, german_day(at))
    decided = history_of(row, rows.seal_of(row)).last("decided")
    reasons, clerk = (decided.body.text, decided.body.author) if decided else ("", "")
    facts = decision_facts(row, german_day(at), outcome=outcome, reasons=reasons, clerk=clerk, document=document)
    _store(row, facts, document, at)
    return facts.case


def _store(row: Case, facts: DecisionFacts, document: Letter, at: datetime) -> None:
    purpose: Literal["certificate", "decision"] = "certificate" if is_certificate(document) else "decision"
    row.available_on, row.delivered_on = facts.delivery.sent_on, facts.delivery.delivered_on
    row.objection_until = facts.delivery.objection_until if facts.remedy else None
    row.save(update_fields=["available_on", "delivered_on", "objection_until"])
    seal = rows.seal_of(row)
    event = events.add(row, seal, kind="letter", at=at, actor=audit.SYSTEM, author="", public=True)
    name = "bescheinigung" if purpose == "certificate" else "bescheid"
    kept = files.keep_letter(
        documents.letter(letter_of(facts, document)),
        case=row,
        event=event,
        seal=seal,
        purpose=purpose,
        name=f"{name}-{row.number.lower()}.pdf",
        at=at,
    )
    audit.record(
        "case.letter",
        subject=("case", str(row.id)),
        actor=audit.SYSTEM,
        details={
            "file": str(kept.pk),
            "available": facts.delivery.sent_on.isoformat(),
            "delivered": None if facts.delivery.delivered_on is None else facts.delivery.delivered_on.isoformat(),
            "norm": facts.rule.norm,
        },
    )
