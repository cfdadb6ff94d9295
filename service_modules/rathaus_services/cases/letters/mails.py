"""The short mails that say something has happened. They carry number and link, never what the case is about.

Only the receipt names the code, and only for people without an account: it is their only way back.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rathaus_platform.languages import written_date
from rathaus_services.cases.letters.facts import CaseFacts
from rathaus_services.cases.values import QuestionView


@dataclass(frozen=True)
class Mail:
    """Subject and plain text."""

    subject: str
    body: str


def receipt_mail(facts: CaseFacts, *, with_code: bool) -> Mail:
    """The application has arrived."""
    lines = [
        _("Wir haben Ihre Angaben bekommen."),
        _("Vorgangsnummer: %(number)s") % {"number": facts.number},
    ]
    if with_code:
        lines.append(_("Code für die Statusabfrage: %(code)s") % {"code": facts.content.code})
    if facts.promised_until is not None:
        lines.append(_("Sie hören voraussichtlich bis %(day)s von uns.") % {"day": written_date(facts.promised_until)})
    return _mail(facts, _("Ihre Angaben sind eingegangen"), lines, _("Stand und Quittung:"))


def question_mail(facts: CaseFacts, question: QuestionView, *, again: bool) -> Mail:
    """The office has a question, or still has it."""
    subject = _("Wir warten noch auf Ihre Antwort") if again else _("Wir haben eine Frage an Sie")
    lines = [
        _("zu Ihrem Vorgang %(number)s haben wir eine Frage.") % {"number": facts.number},
        _("Bitte antworten Sie bis %(day)s. So lange ruht die Bearbeitung.")
        % {"day": written_date(question.answer_until)},
    ]
    return _mail(facts, subject, lines, _("Frage lesen und antworten:"))


def message_mail(facts: CaseFacts) -> Mail:
    """The office has written something."""
    lines = [_("zu Ihrem Vorgang %(number)s gibt es eine Nachricht.") % {"number": facts.number}]
    return _mail(facts, _("Eine Nachricht für Sie"), lines, _("Nachricht lesen:"))


def letter_mail(facts: CaseFacts) -> Mail:
    """The decision lies ready. What was decided is not said: mails are open letters."""
    lines = [_("zu Ihrem Vorgang %(number)s liegt ein Schreiben für Sie bereit.") % {"number": facts.number}]
    return _mail(facts, _("Ihr Schreiben liegt bereit"), lines, _("Schreiben ansehen:"))


def decided_mail(facts: CaseFacts) -> Mail:
    """The case is decided and needs no letter."""
    lines = [_("Ihr Vorgang %(number)s ist entschieden.") % {"number": facts.number}]
    return _mail(facts, _("Ihr Vorgang ist entschieden"), lines, _("Ergebnis ansehen:"))


def withdrawn_mail(facts: CaseFacts) -> Mail:
    """The application has been taken back."""
    lines = [_("Sie haben den Vorgang %(number)s zurückgezogen.") % {"number": facts.number}]
    return _mail(facts, _("Ihr Vorgang ist zurückgezogen"), lines, _("Stand ansehen:"))


def _mail(facts: CaseFacts, subject: str, lines: list[str], link: str) -> Mail:
    paragraphs = [
        _("Guten Tag,"),
        *lines,
        f"{link}\n{facts.own_status_url}",
        "\n".join(line for line in (facts.town_name, facts.office["name"], facts.office["telefon"]) if line),
    ]
    return Mail(subject=f"{subject} ({facts.number})", body="\n\n".join(paragraphs) + "\n")
