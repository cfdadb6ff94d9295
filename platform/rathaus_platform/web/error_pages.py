"""What an error page says, by status: what happened, what became of the entries, and where to go on."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Text


@dataclass(frozen=True)
class ErrorPage:
    """One page. `kept` says what still works or was saved; a page without it offers the search instead."""

    status: int
    title: Text
    text: Text
    seed: str  # another place of the town's landscape
    kept: tuple[Text, ...] = ()
    again: bool = False  # trying again can help


_SAVED = _("Was Sie bis hierher gespeichert haben, bleibt erhalten.")
_PHONE = _("Am Telefon und im Rathaus helfen wir wie sonst.")

PAGES: dict[int, ErrorPage] = {
    page.status: page
    for page in (
        ErrorPage(
            400, _("Das konnten wir nicht lesen"), _("Gehen Sie zurück und versuchen Sie es noch einmal."), "wegweiser"
        ),
        ErrorPage(
            403,
            _("Das dürfen wir Ihnen nicht zeigen"),
            _("Diese Seite gehört jemand anderem oder verlangt eine andere Anmeldung."),
            "tor",
        ),
        ErrorPage(
            404,
            _("Hier geht es nicht weiter"),
            _("Diese Seite gibt es nicht oder nicht mehr. Vielleicht hilft die Suche."),
            "waldrand",
        ),
        ErrorPage(
            409,
            _("Da war jemand schneller"),
            _("Die Angaben haben sich inzwischen geändert. Öffnen Sie die Seite neu und prüfen Sie sie."),
            "kreuzung",
            (_SAVED,),
            True,
        ),
        ErrorPage(
            410,
            _("Diese Seite ist nicht mehr da"),
            _("Wir haben sie gelöscht, weil ihre Frist abgelaufen ist."),
            "herbst",
        ),
        ErrorPage(
            422, _("Etwas fehlt noch"), _("Gehen Sie zurück und prüfen Sie Ihre Angaben."), "wegweiser", (_SAVED,)
        ),
        ErrorPage(
            429,
            _("Einen Moment bitte"),
            _("Das waren viele Versuche in kurzer Zeit. Warten Sie eine Minute."),
            "rast",
            (_SAVED,),
            True,
        ),
        ErrorPage(
            500,
            _("Bei uns ist etwas schiefgegangen"),
            _("Wir sehen den Fehler und kümmern uns darum."),
            "regen",
            (_SAVED, _PHONE),
            True,
        ),
        ErrorPage(
            503,
            _("Das geht gerade nicht"),
            _("Wir arbeiten daran. Versuchen Sie es in ein paar Minuten noch einmal."),
            "nebel",
            (_SAVED, _PHONE),
            True,
        ),
    )
}


def page_for(status: int) -> ErrorPage:
    """The page of a status; that of 500 for one that has none."""
    return PAGES.get(status, PAGES[500])
