"""The sentence above the inbox: what the day asks for, in words. Pure."""

from datetime import datetime

from django.utils.translation import gettext as _

from rathaus_platform.clock import GERMANY

NUMBERS = (
    "Kein",
    "Ein",
    "Zwei",
    "Drei",
    "Vier",
    "Fünf",
    "Sechs",
    "Sieben",
    "Acht",
    "Neun",
    "Zehn",
    "Elf",
    "Zwölf",
)
MORNING_ENDS, EVENING_BEGINS = 11, 18


def greeting(at: datetime, urgent: int) -> str:
    """ "Guten Morgen. Vier Vorgänge brauchen Sie heute." """
    return f"{_hello(at.astimezone(GERMANY).hour)} {needs(urgent)}"


def _hello(hour: int) -> str:
    if hour < MORNING_ENDS:
        return _("Guten Morgen.")
    return _("Guten Tag.") if hour < EVENING_BEGINS else _("Guten Abend.")


def needs(urgent: int) -> str:
    """ "Vier Vorgänge brauchen Sie heute." """
    if urgent == 0:
        return _("Heute drängt nichts.")
    if urgent == 1:
        return _("Ein Vorgang braucht Sie heute.")
    number = NUMBERS[urgent] if urgent < len(NUMBERS) else str(urgent)
    return _("%(number)s Vorgänge brauchen Sie heute.") % {"number": number}
