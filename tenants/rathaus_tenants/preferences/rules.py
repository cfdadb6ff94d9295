"""What may stand in a town's preferences. Pure."""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from django.utils.translation import gettext as _

from rathaus_platform.errors import FieldProblem
from rathaus_tenants.preferences.values import Office, OpeningHours, PreferencesView

FONTS: Final = ("fira", "noto", "system")
CORNERS: Final = ("rund", "klar")
LANDSCAPES: Final = ("huegel", "wald", "gebirge")
LANDMARKS: Final = ("spitzturm", "zwiebelturm", "burg")
DAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
NAMES: Final = tuple(field.name for field in fields(PreferencesView))

_CHOICES: Final = {"font": FONTS, "corner": CORNERS, "landscape": LANDSCAPES, "landmark": LANDMARKS}
_PATTERNS: Final = {
    "brand": (
        r"#[0-9a-f]{6}",
        "Bitte geben Sie die Farbe als # mit sechs Ziffern oder Buchstaben a bis f an.",
    ),
    "accent": (
        r"#[0-9a-f]{6}",
        "Bitte geben Sie die Farbe als # mit sechs Ziffern oder Buchstaben a bis f an.",
    ),
    "seed": (r"[A-Za-z0-9-]{1,60}", "Nur Buchstaben, Ziffern und Bindestriche."),
    "postal_code": (r"([0-9]{5})?", "Eine Postleitzahl hat fünf Ziffern."),
    "phone": (r"([0-9+() /-]{3,40})?", "Bitte nur Ziffern, Leerzeichen und + ( ) / -."),
    "fax": (r"([0-9+() /-]{3,40})?", "Bitte nur Ziffern, Leerzeichen und + ( ) / -."),
    "email": (r"([^@\s]+@[^@\s]+\.[^@\s.]+)?", "Bitte geben Sie eine E-Mail-Adresse an."),
}
_LENGTHS: Final = {
    "motto": 120, "office": 120, "department": 120, "head": 120, "street": 120, "place": 80, "email": 120,
    "data_protection_contact": 2000,
}  # fmt: skip


def problems(changes: Mapping[str, Any]) -> tuple[FieldProblem, ...]:
    """What is wrong with new values; nothing when empty."""
    found = []
    for name, value in changes.items():
        text = _LISTS[name](value) if name in _LISTS else _text(name, value)
        if text:
            found.append(FieldProblem(name, text))
    return tuple(found)


def _text(name: str, value: Any) -> str:
    if name not in NAMES:
        return _("Diese Einstellung gibt es nicht.")
    if not isinstance(value, str) or any(ord(sign) < 32 and sign != "\n" for sign in value):
        return _("Bitte geben Sie hier Text ein.")
    if name in _CHOICES and value not in _CHOICES[name]:
        return _("Bitte wählen Sie eine der Möglichkeiten: %s.") % ", ".join(_CHOICES[name])
    if name in _PATTERNS and not re.fullmatch(_PATTERNS[name][0], value):
        return _(_PATTERNS[name][1])
    if len(value) > _LENGTHS.get(name, 60):
        return _("Bitte höchstens %d Zeichen.") % _LENGTHS.get(name, 60)
    return ""


def _opening_hours(value: Any) -> str:
    hours = value if isinstance(value, list | tuple) else [None]
    for line in hours:
        if not isinstance(line, OpeningHours) or line.day not in DAYS or len(line.note) > 120:
            return _("Bitte geben Sie je Zeile Wochentag, Beginn und Ende an.")
        times = (line.opens, line.closes)
        if not all(re.fullmatch(r"([01][0-9]|2[0-3])\.[0-5][0-9]", time) for time in times):
            return _("Bitte geben Sie Zeiten wie 08.00 an.")
        if line.opens >= line.closes:
            return _("Das Ende muss nach dem Beginn liegen.")
    return ""


def _offices(value: Any) -> str:
    given = value if isinstance(value, list | tuple) else [None]
    offices = [one for one in given if isinstance(one, Office) and re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", one.key)]
    if len(offices) < len(given):
        return _("Bitte geben Sie je Amt Schlüssel und Name an.")
    if not all(one.name.strip() and len(one.name) <= 80 for one in offices):
        return _("Der Name eines Amtes hat 1 bis 80 Zeichen.")
    keys, names = [one.key for one in offices], [one.name for one in offices]
    if len(set(keys)) < len(keys) or len(set(names)) < len(names):
        return _("Jedes Amt darf nur einmal vorkommen.")
    services = [key for one in offices for key in one.services]
    if len(set(services)) < len(services):
        return _("Eine Leistung kann nur zu einem Amt gehören.")
    return ""


_LISTS: Final = {"opening_hours": _opening_hours, "offices": _offices}
