"""Why a file is not taken, in words that tell the citizen what to do next."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from rathaus_platform.errors import Invalid, Text

TEXTS: Final[dict[str, Text]] = {
    "leer": _("Die Datei ist leer. Bitte wählen Sie die Datei noch einmal aus."),
    "zu_gross": _("Die Datei ist größer als 10 MB. Bitte verkleinern Sie die Datei oder teilen Sie sie auf."),
    "unbekannte_art": _("Diese Art von Datei nehmen wir nicht an. Möglich sind: %(arten)s."),
    "falsch_benannt": _(
        "Der Name der Datei passt nicht zu ihrem Inhalt. Bitte speichern Sie die Datei neu und laden Sie sie dann hoch."
    ),
    "passwort": _(
        "Die PDF-Datei ist mit einem Passwort geschützt. "
        "Bitte entfernen Sie den Schutz und laden Sie sie noch einmal hoch."
    ),
    "zu_viele_bildpunkte": _("Das Bild hat mehr als 50 Millionen Bildpunkte. Bitte verkleinern Sie das Bild."),
    "zu_viele_seiten": _("Die PDF-Datei hat mehr als 500 Seiten. Bitte teilen Sie die Datei auf."),
    "beschaedigt": _(
        "Die Datei ist beschädigt. Bitte öffnen Sie die Datei, speichern Sie sie neu und laden Sie sie hoch."
    ),
    "signiert_mit_programm": _(
        "Die PDF-Datei ist unterschrieben und enthält Programme oder Anhänge. Das können wir nicht annehmen. "
        "Bitte drucken Sie die Datei in eine neue PDF-Datei."
    ),
    "nicht_pruefbar": _(
        "Diese Datei können wir nicht sicher öffnen. "
        "Bitte speichern Sie sie in einem anderen Format, zum Beispiel als PDF."
    ),
    "schadsoftware": _("In dieser Datei haben wir Schadsoftware gefunden. Wir haben sie nicht gespeichert."),
}


class UploadRefused(Invalid):
    """The file is not taken. `reason` is one of the words in TEXTS."""

    code = "datei_abgelehnt"

    def __init__(self, reason: str, **values: str) -> None:
        self.reason = reason
        text = TEXTS[reason]
        super().__init__(text % values if values else text)
