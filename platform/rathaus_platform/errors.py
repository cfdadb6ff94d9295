"""The expected failures of the platform: stable code, HTTP status and a German text for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one answer. `field` is its path (`hunde.0.name`), empty for the whole form."""

    field: str
    text: Text
    code: str = "ungueltig"


class PlatformError(Exception):
    """Base of all expected failures. Subclasses set `code` (stable, for machines), `status` and `text`."""

    code: ClassVar[str] = "fehler"
    status: ClassVar[int] = 500
    ways: ClassVar[tuple[tuple[Text, str], ...]] = ()
    """Where to go on from here: label and address, shown as buttons on the error's page."""
    text: Text = _("Das hat leider nicht geklappt. Bitte versuchen Sie es später noch einmal.")

    def __init__(self, text: Text | None = None) -> None:
        if text is not None:
            self.text = text
        super().__init__(text)

    def __str__(self) -> str:
        return f"{self.code}: {self.text}"


class SignInRequired(PlatformError):
    """Nobody is signed in, and this needs somebody."""

    code = "anmeldung_noetig"
    status = 401
    text = _("Bitte melden Sie sich zuerst an.")


class Forbidden(PlatformError):
    """Somebody is signed in, but may not do this."""

    code = "nicht_erlaubt"
    status = 403
    text = _("Dafür haben Sie keine Berechtigung.")


class TrustTooLow(Forbidden):
    """The sign-in was not strong enough. `needed` names the level (basis, normal, substanziell, hoch)."""

    code = "vertrauensniveau_zu_niedrig"
    text = _("Dafür brauchen wir eine sicherere Anmeldung, zum Beispiel mit Ihrem Online-Ausweis.")

    def __init__(self, needed: str, text: Text | None = None) -> None:
        self.needed = needed
        super().__init__(text)


class FactsNeeded(Forbidden):
    """Who is signed in must first let the account vouch for them. `purpose` names what for (identity.purposes)."""

    code = "angaben_aus_dem_konto_noetig"
    text = _("Dafür brauchen wir noch einmal Angaben aus Ihrem Konto.")

    def __init__(self, purpose: str, text: Text | None = None) -> None:
        self.purpose = purpose
        super().__init__(text)


class NotFound(PlatformError):
    """It does not exist, or whoever asks may not know that it does."""

    code = "nicht_gefunden"
    status = 404
    text = _("Das haben wir nicht gefunden.")


class Conflict(PlatformError):
    """It contradicts what is already stored."""

    code = "widerspruch"
    status = 409
    text = _("Das passt nicht zu dem, was schon gespeichert ist.")


class Invalid(PlatformError):
    """The input is wrong; `problems` says where and why."""

    code = "ungueltig"
    status = 422
    text = _("Bitte prüfen Sie Ihre Angaben.")

    def __init__(self, text: Text | None = None, *, problems: Sequence[FieldProblem] = ()) -> None:
        self.problems: tuple[FieldProblem, ...] = tuple(problems)
        super().__init__(text)


class TooManyRequests(PlatformError):
    """Too many tries in a short time. `retry_after` is in seconds."""

    code = "zu_viele_versuche"
    status = 429
    text = _("Das waren zu viele Versuche. Bitte warten Sie einen Moment.")

    def __init__(self, text: Text | None = None, *, retry_after: int = 60) -> None:
        self.retry_after = retry_after
        super().__init__(text)


class Unavailable(PlatformError):
    """Something this depends on does not answer at the moment."""

    code = "voruebergehend_gestoert"
    status = 503
    text = _("Das ist im Moment nicht möglich. Bitte versuchen Sie es in ein paar Minuten noch einmal.")
