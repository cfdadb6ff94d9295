"""The three levels of BundID: our word, the number in Keycloak (LoA), the STORK class in SAML, our alias."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Level:
    """One level at which BundID can be asked."""

    name: str
    loa: int
    stork: str
    title: str

    @property
    def alias(self) -> str:
        """The identity provider in realm `buerger` that asks for this level (the class asked is fixed per
        provider).
        """
        return f"bundid-{self.name}"


BASIS: Final = Level("basis", 1, "STORK-QAA-Level-1", "BundID mit Benutzername und Passwort")
SUBSTANZIELL: Final = Level("substanziell", 3, "STORK-QAA-Level-3", "BundID mit ELSTER-Zertifikat")
HOCH: Final = Level("hoch", 4, "STORK-QAA-Level-4", "BundID mit Online-Ausweis")
LEVELS: Final = (BASIS, SUBSTANZIELL, HOCH)


def at_least(level: Level) -> tuple[Level, ...]:
    """The levels that satisfy this one."""
    return tuple(other for other in LEVELS if other.loa >= level.loa)
