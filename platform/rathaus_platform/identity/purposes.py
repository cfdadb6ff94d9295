"""What a sign-in is for, and which facts of the person that needs: told first, asked for, and nothing else kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

ACCOUNT: Final = ""
"""No service: only to be signed in."""

LABELS: Final[dict[str, Text]] = {
    "vorname": _("Vorname"),
    "nachname": _("Nachname"),
    "strasse": _("Straße und Hausnummer"),
    "postleitzahl": _("Postleitzahl"),
    "ort": _("Ort"),
    "email": _("E-Mail-Adresse"),
    "firma": _("Name des Unternehmens"),
    "registernummer": _("Registernummer"),
    "registergericht": _("Registergericht"),
}
"""Every fact an account can hand over, in the order a person reads them."""

NAME: Final = ("vorname", "nachname", "firma")


@dataclass(frozen=True)
class Use:
    """Facts and the reason why they are taken over."""

    facts: tuple[str, ...]
    why: Text

    @property
    def labels(self) -> tuple[Text, ...]:
        """As the page writes them."""
        return tuple(LABELS[fact] for fact in self.facts)


@dataclass(frozen=True)
class Purpose:
    """One purpose: its title, what it uses, and which of it is needed until it is fulfilled, not only at its start."""

    key: str
    title: Text
    uses: tuple[Use, ...] = ()
    lasting: frozenset[str] = frozenset()

    @property
    def facts(self) -> frozenset[str]:
        """All that it needs."""
        return frozenset(fact for use in self.uses for fact in use.facts)


JUST_SIGNED_IN: Final = Purpose(
    ACCOUNT,
    _("Anmelden"),
    (Use(NAME, _("Damit Sie sehen, wer angemeldet ist. Nur bis Sie sich abmelden.")),),
    frozenset(NAME),
)

_lookups: list[Callable[[str], Purpose | None]] = []


def register(lookup: Callable[[str], Purpose | None]) -> None:
    """Tell identity of more purposes: a function from key to purpose, called with the town bound."""
    if lookup not in _lookups:
        _lookups.append(lookup)


def purpose_of(key: str) -> Purpose | None:
    """The purpose of this key; None for keys nobody knows."""
    if key == ACCOUNT:
        return None
    found = (lookup(key) for lookup in _lookups)
    return next((purpose for purpose in found if purpose is not None), None)


def lasting(key: str) -> frozenset[str]:
    """Which facts only an account may answer for this purpose."""
    purpose = purpose_of(key)
    return purpose.lasting if purpose else frozenset()


def needed(key: str) -> frozenset[str]:
    """Which facts a sign-in for this purpose asks for: those of the account, and those of the purpose."""
    purpose = purpose_of(key)
    return JUST_SIGNED_IN.facts | (purpose.facts if purpose else frozenset())
