"""What can be refused about drafts and cases. A foreign id and an unknown one look the same."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Conflict, NotFound, TooManyRequests


class UnknownDraft(NotFound):
    """There is no such draft for this person or browser."""

    code = "entwurf_unbekannt"
    text = _("Hier ist kein Entwurf offen. Haben Sie schon angefangen? Mit Ihrem Code oder Konto machen Sie weiter.")
    ways = ((_("Antrag fortsetzen"), "/antrag/fortsetzen/"), (_("Meine Vorgänge"), "/vorgaenge/"))


class UnknownCase(NotFound):
    """There is no such case for this person or browser."""

    code = "vorgang_unbekannt"
    text = _("Diesen Vorgang finden wir nicht. Prüfen Sie Vorgangsnummer und Code.")


class OtherContent(Conflict):
    """The same intent was sent before with other content; the first one counts."""

    code = "antrag_schon_gesendet"
    text = _("Sie haben das schon abgeschickt. Ihre Änderung ist nicht dabei.")

    def __init__(self, *, case_id: UUID, number: str) -> None:
        super().__init__()
        self.case_id = case_id
        self.number = number


class NotNow(Conflict):
    """The act does not fit the state that the case has by now."""

    code = "vorgang_weiter"
    text = _("Der Vorgang ist inzwischen weiter. Laden Sie die Seite neu.")


class ServiceClosed(Conflict):
    """The town does not offer this service (any more)."""

    code = "leistung_geschlossen"
    status = 404
    text = _("Diese Leistung bieten wir gerade nicht online an. Rufen Sie uns an, wir helfen weiter.")


class TooManyBegun(TooManyRequests):
    """More applications were begun from one address, or by one account, than a household or an office would."""

    code = "zu_viele_antraege"
    text = _(
        "Über Ihren Internet-Anschluss wurden hier in der letzten Stunde sehr viele Anträge angefangen. "
        "Was Sie schon angefangen haben, können Sie fortsetzen. "
        "Für einen neuen Antrag melden Sie sich an oder warten Sie eine Stunde."
    )
    ways = ((_("Antrag fortsetzen"), "/antrag/fortsetzen/"), (_("Anmelden"), "/anmelden/"))


class TooManyFiles(TooManyRequests):
    """More files were sent from one address, or by one account, than applications need."""

    code = "zu_viele_dateien"
    text = _(
        "Sie haben in der letzten Stunde sehr viele Dateien geschickt. Warten Sie eine Stunde oder reichen Sie nach."
    )
