"""The decision as a letter: the service's own document, the fee with its reasons, the remedies."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from rathaus_platform.clock import german_date
from rathaus_platform.documents.api import Column, Letter, Section, Table
from rathaus_platform.money import euro
from rathaus_services import manifest
from rathaus_services.cases.letters import letterhead, machine
from rathaus_services.cases.letters.facts import DecisionFacts
from rathaus_services.cases.letters.slots import due_on, fill, slots_of
from rathaus_services.cases.values import FeeView
from rathaus_services.conditions import holds

DUE = "{faellig_am}"


def decision_letter(facts: DecisionFacts, document: manifest.Letter) -> Letter:
    """The letter to the applicant, after the service's document. Raises UnknownSlot."""
    case, slots = facts.case, slots_of(facts)
    fee = case.content.fee if document.fee_table else None
    opening, sections = _texts(facts, document, slots)
    return Letter(
        sender=letterhead.sender(case),
        title=fill(document.title, slots),
        day=case.day,
        recipient=case.applicant.lines,
        info=letterhead.info(case),
        summary=tuple(_line(row, slots) for row in document.lead if _fits(row["text"], slots)),
        qr_url=case.status_url,
        paragraphs=opening,
        table=fee_table(fee) if fee and fee.lines else None,
        sections=(*sections, *_why(fee)),
        remedy=_remedy(facts) if document.remedy else None,
        closing=_("Dieses Schreiben ist mit Hilfe der Datenverarbeitung erstellt und gilt ohne Unterschrift."),
        footer=letterhead.footer(case),
        attachment=machine.decision(facts),
    )


def _line(row: Mapping[str, str], slots: Mapping[str, Any]) -> str:
    return f"**{fill(row['label'], slots)}:** {fill(row['text'], slots)}"


def _texts(
    facts: DecisionFacts, document: manifest.Letter, slots: Mapping[str, Any]
) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """The paragraphs before the table, and the sections with headings after it."""
    opening: list[str] = [_("Guten Tag %(name)s,") % {"name": facts.case.applicant.name}]
    sections: list[Section] = []
    for heading, text in shown_parts(facts, document, slots):
        if heading:
            sections.append(Section(heading, tuple(text.split("\n\n"))))
        else:
            opening.append(text)
    due = due_on(facts)
    if due and not any(DUE in part["text"] for part in document.paragraphs):
        opening.append(_("Der Betrag ist am **%(day)s** fällig.") % {"day": german_date(due)})
    if facts.reasons and not any("{gruende}" in part["text"] for part in document.paragraphs):
        # Reasons are no option on refusal (§ 39 (1) VwVfG), whatever the document forgot.
        sections.append(Section(_("Gründe"), tuple(facts.reasons.split("\n\n"))))
    return tuple(opening), tuple(sections)


def shown_parts(facts: DecisionFacts, document: manifest.Letter, slots: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(heading, text) of the paragraphs that this case gets; one that turns out empty is left out."""
    content = facts.case.content
    for part in document.paragraphs:
        text = fill(part["text"], slots).strip()
        if text and _fits(part["text"], slots) and holds(part.get("when"), content.answers, content.parameters):
            yield fill(part.get("heading", ""), slots), text


def _fits(text: str, slots: Mapping[str, Any]) -> bool:
    """Whether the text has something to say: no day of payment where nothing is to be paid."""
    return DUE not in text or bool(slots["faellig_am"])


def fee_table(fee: FeeView) -> Table:
    return Table(
        columns=(Column(_("Wofür")), Column(_("Wie es sich ergibt")), Column(_("Betrag"), numeric=True)),
        rows=tuple((line.label, line.reason, euro(line.amount)) for line in fee.lines),
        total=(_("Sie zahlen"), euro(fee.total)),
    )


def _why(fee: FeeView | None) -> tuple[Section, ...]:
    if fee is None or not (fee.basis or fee.note):
        return ()
    lines = (_("Grundlage: %(basis)s.") % {"basis": fee.basis.rstrip(".")} if fee.basis else "", fee.note)
    return (Section(_("Warum dieser Betrag?"), tuple(line for line in lines if line)),)


def _remedy(facts: DecisionFacts) -> Section | None:
    block = facts.remedy
    if block is None:
        return None
    lines = (block.text, f"{_until(facts)} {_counted(facts)}".strip(), block.note)
    return Section(block.title, tuple(line for line in lines if line))


def _until(facts: DecisionFacts) -> str:
    if facts.delivery.objection_until is None:
        return ""
    day = german_date(facts.delivery.objection_until)
    return _("Ihr Widerspruch muss bis zum **%(day)s** bei uns sein.") % {"day": day}


def _counted(facts: DecisionFacts) -> str:
    norm = facts.rule.norm
    if facts.delivery.delivered_on is None:
        words = _("Das Schreiben gilt am Tag, nachdem Sie es zum ersten Mal abgerufen haben, als bekannt gegeben (%s).")
        return words % norm
    day = german_date(facts.delivery.delivered_on)
    return _("Das Schreiben gilt am %(day)s als bekannt gegeben (%(norm)s).") % {"day": day, "norm": norm}
