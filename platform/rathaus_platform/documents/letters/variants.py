"""The usual letters in their usual words: receipt, decision, certificate. Callers may build others."""

from datetime import date, datetime

from rathaus_platform.clock import GERMANY, german_date, german_time
from rathaus_platform.documents.letters.values import Attachment, Facts, Letter, Section, Sender, Table

CLOSING = "{kind} ist mit Hilfe der Datenverarbeitung erstellt und gilt ohne Unterschrift."


def receipt(
    *,
    sender: Sender,
    service: str,
    number: str,
    submitted_at: datetime,
    duration: str,
    status_url: str,
    recipient: tuple[str, ...] = (),
    facts: tuple[Facts, ...] = (),
    footer: tuple[Section, ...] = (),
    attachment: Attachment | None = None,
) -> Letter:
    """What was received, when, under which number and what happens next (§ 25 (2) VwVfG).

    `duration` is a sentence about the expected time; `facts` repeat what was stated (§ 3a (5) VwVfG: a copy).
    """
    day, time = german_date(submitted_at), german_time(submitted_at)
    return Letter(
        sender=sender,
        title=f"Eingangsbestätigung: {service}",
        day=submitted_at.astimezone(GERMANY).date(),
        recipient=recipient,
        info=((("Unser Zeichen", number), ("Eingegangen", f"{day}\n{time}")),),
        summary=(
            f"Ihr Antrag ist am **{day}** um **{time}** bei uns eingegangen.",
            f"Ihre Vorgangsnummer ist **{number}**. Bitte geben Sie sie bei Fragen an.",
            duration,
            "Sie müssen jetzt nichts tun. Wir melden uns bei Ihnen.",
        ),
        qr_url=status_url,
        qr_label="Stand ansehen",
        facts=facts,
        closing=CLOSING.format(kind="Diese Bestätigung"),
        footer=footer,
        attachment=attachment,
    )


def decision(
    *,
    sender: Sender,
    title: str,
    number: str,
    day: date,
    recipient: tuple[str, ...],
    summary: tuple[str, ...],
    paragraphs: tuple[str, ...],
    reasons: tuple[str, ...],
    remedy: Section | None,
    status_url: str,
    table: Table | None = None,
    contact: tuple[tuple[str, str], ...] = (),
    footer: tuple[Section, ...] = (),
    attachment: Attachment | None = None,
) -> Letter:
    """A decision with its reasons (§ 39 VwVfG) and the remedy (§ 37 (6) VwVfG), in the words of the law."""
    return Letter(
        sender=sender,
        title=title,
        day=day,
        recipient=recipient,
        info=_info(number, day, contact),
        summary=summary,
        qr_url=status_url,
        paragraphs=paragraphs,
        table=table,
        sections=(Section("Warum dieser Betrag?" if table else "Begründung", reasons),) if reasons else (),
        remedy=remedy,
        closing=CLOSING.format(kind="Dieser Bescheid"),
        footer=footer,
        attachment=attachment,
    )


def certificate(
    *,
    sender: Sender,
    title: str,
    number: str,
    day: date,
    statement: str,
    facts: tuple[Facts, ...],
    recipient: tuple[str, ...] = (),
    notes: tuple[Section, ...] = (),
    contact: tuple[tuple[str, str], ...] = (),
    footer: tuple[Section, ...] = (),
    attachment: Attachment | None = None,
) -> Letter:
    """What the register says about somebody, such as a Meldebescheinigung (§ 18 BMG): statement and facts."""
    return Letter(
        sender=sender,
        title=title,
        day=day,
        recipient=recipient,
        info=_info(number, day, contact),
        paragraphs=(statement,),
        facts=facts,
        sections=notes,
        closing=CLOSING.format(kind="Diese Bescheinigung"),
        footer=footer,
        attachment=attachment,
    )


def _info(number: str, day: date, contact: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    marks = (("Unser Zeichen", number), ("Datum", german_date(day)))
    return (marks, contact) if contact else (marks,)
