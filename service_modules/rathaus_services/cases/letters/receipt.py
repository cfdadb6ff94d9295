"""The receipt: what arrived, when, under which number; with a copy of all that was stated (§ 9a OZG)."""

from django.utils.translation import gettext as _

from rathaus_platform.clock import german_date, german_time
from rathaus_platform.documents.api import Facts, Letter
from rathaus_services.cases.letters import letterhead, machine
from rathaus_services.cases.letters.facts import CaseFacts
from rathaus_services.forms import api as forms


def receipt_letter(facts: CaseFacts) -> Letter:
    """The receipt as a letter to the applicant."""
    return Letter(
        sender=letterhead.sender(facts),
        title=_("Quittung: %(title)s") % {"title": facts.module.title},
        day=facts.day,
        recipient=facts.applicant.lines,
        info=letterhead.info(facts),
        summary=_summary(facts),
        qr_url=facts.status_url,
        paragraphs=(_("Diese Angaben haben Sie gemacht:"),),
        facts=_stated(facts),
        closing=_("Diese Quittung bestätigt nur den Eingang. Das Ergebnis bekommen Sie gesondert."),
        footer=letterhead.footer(facts),
        attachment=machine.application(facts),
    )


def _summary(facts: CaseFacts) -> tuple[str, ...]:
    words = {
        "day": german_date(facts.submitted_at),
        "time": german_time(facts.submitted_at),
        "number": facts.number,
        "code": facts.content.code,
    }
    lines = [
        _("Ihre Angaben sind am **%(day)s** um **%(time)s** eingegangen.") % words,
        _("Ihre Vorgangsnummer ist **%(number)s**.") % words,
        _("Mit dem Code **%(code)s** sehen Sie den Stand ohne Anmeldung. Geben Sie ihn nicht weiter.") % words,
    ]
    if facts.promised_until is not None:
        until = german_date(facts.promised_until)
        lines.append(_("Sie hören voraussichtlich bis **%(day)s** von uns.") % {"day": until})
    return tuple(lines)


def _stated(facts: CaseFacts) -> tuple[Facts, ...]:
    names = {str(file.id): file.name for file in facts.files}
    sections = forms.summary(facts.module, facts.content.answers, facts.content.parameters, files=names)
    return tuple(
        Facts(section.title, tuple((row.label, row.value) for row in section.rows if row.value)) for section in sections
    )
