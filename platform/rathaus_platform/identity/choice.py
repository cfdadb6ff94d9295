"""The ways a citizen can sign in, lowest level first."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rathaus_platform.identity.trust import OFFERED, TrustLevel


@dataclass(frozen=True)
class Option:
    """One way, as the page shows it."""

    level: str
    icon: str
    title: str | Promise
    text: str | Promise
    url: str


_WORDS: Final = {
    TrustLevel.BASIS: (
        "key",
        _("BundID mit Benutzername und Passwort"),
        _("Genügt für die meisten Anliegen und für Ihre Vorgänge."),
    ),
    TrustLevel.SUBSTANZIELL: (
        "certificate",
        _("BundID mit ELSTER-Zertifikat"),
        _("Mit dem Zertifikat, das Sie von der Steuererklärung kennen."),
    ),
    TrustLevel.HOCH: (
        "id",
        _("BundID mit Online-Ausweis"),
        _("Mit Personalausweis, Smartphone und Ihrer PIN. Ersetzt die Unterschrift."),
    ),
}


def options_for(needed: TrustLevel, next_path: str) -> tuple[Option, ...]:
    """The offers that satisfy `needed`, each leading back to `next_path`."""
    return tuple(_option(level, next_path) for level in OFFERED if level >= needed)


def _option(level: TrustLevel, next_path: str) -> Option:
    icon, title, text = _WORDS[level]
    query = urlencode({"weiter": next_path, "stufe": level.value})
    return Option(level.value, icon, title, text, f"{reverse('identity:buerger')}?{query}")
