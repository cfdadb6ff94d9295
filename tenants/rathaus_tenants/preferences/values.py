"""A town's preferences as others see them. No database here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """One line of the sign at the door; `opens` and `closes` as 08.00."""

    day: str  # Montag ... Sonntag
    opens: str
    closes: str
    note: str = ""  # "nur mit Termin"


@dataclass(frozen=True, slots=True)
class Office:
    """An office (Amt) of the town. Its clerks work on the cases of its services and of no others."""

    key: str  # never changes; people and the town's directory name the office by it
    name: str  # "Ordnungsamt"
    services: tuple[str, ...] = ()  # keys of the catalogue


@dataclass(frozen=True, slots=True)
class PreferencesView:
    """Everything a town sets for itself. Empty texts mean: not said."""

    brand: str
    accent: str
    font: str
    corner: str
    landscape: str
    landmark: str
    seed: str
    motto: str
    office: str  # "Stadtverwaltung Wilsdruff"
    department: str  # "Bürgerbüro"
    head: str  # who signs, with the office: "Ralf Rother, Bürgermeister"
    street: str
    postal_code: str
    place: str
    phone: str
    fax: str
    email: str
    data_protection_contact: str
    opening_hours: tuple[OpeningHours, ...]
    offices: tuple[Office, ...]  # none: all clerks see all cases

    @property
    def address(self) -> tuple[str, ...]:
        """The lines of the postal address."""
        lines = (self.office, self.street, f"{self.postal_code} {self.place}".strip())
        return tuple(line for line in lines if line)
