"""What can be refused about guests."""

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Conflict, Forbidden, NotFound, TrustTooLow
from rathaus_platform.identity.api import TrustLevel


class UnknownGrant(NotFound):
    """There is no such visit or stand-in for this town or person."""

    code = "zugang_unbekannt"
    text = _("Diesen Zugang gibt es nicht.")


class GrantOver(Conflict):
    """It has ended, or was answered by somebody else."""

    code = "zugang_beendet"
    text = _("Dieser Zugang ist schon beendet oder beantwortet.")


class NotForYou(Forbidden):
    """Only a town's administration decides about guests, and only those it names go."""

    code = "zugang_verweigert"
    text = _("Für diese Vertretung sind Sie nicht eingeteilt. Fragen Sie Ihre Verwaltung.")


class ProofTooOld(TrustTooLow):
    """A second factor is needed that was shown just now."""

    code = "nachweis_zu_alt"
    text = _("Weisen Sie sich noch einmal mit Passwort und Einmalcode aus.")

    def __init__(self) -> None:
        super().__init__(TrustLevel.SUBSTANZIELL.value)
