"""What Mein Unternehmenskonto says and we take over: attribute in the assertion, name at the Keycloak user, claim
(standards.md 5.5). It says more; nothing else is kept, because no service asks for it.
"""

from dataclasses import dataclass
from typing import Final

IDENTIFIED: Final = "ElsterVertrauensniveauIdentifizierung"
AUTHENTICATED: Final = "ElsterVertrauensniveauAuthentifizierung"
SCOPE: Final = "unternehmen"
# A company's account is at least `substanziell` (§ 3 (4) Nr. 2 OZG). Two spellings, upper and lower case are about.
ENOUGH: Final = "(?i)substan[tz]iell|hoch"


@dataclass(frozen=True)
class BusinessAttribute:
    """One fact. `element` names it inside an attribute that is XML itself; empty: the attribute is the fact."""

    name: str
    user_attribute: str
    label: str
    scope: str = ""  # the client scope that hands it to towns; empty = never handed out
    element: str = ""

    @property
    def claim(self) -> str:
        """Its name in the token."""
        return self.user_attribute if self.scope else ""


FACTS: Final = (
    BusinessAttribute("Firmenname", "firma", "Name des Unternehmens", SCOPE),
    BusinessAttribute("Registernummer", "registernummer", "Registernummer", SCOPE),
    BusinessAttribute("Registergericht", "registergericht", "Registergericht", SCOPE),
    BusinessAttribute(IDENTIFIED, "elster_identifizierung", "Vertrauensniveau der Identifizierung"),
    BusinessAttribute(AUTHENTICATED, "elster_authentifizierung", "Vertrauensniveau der letzten Anmeldung (ELSTER)"),
)
# Who acts for the company; Keycloak's own fields, handed out with scope `person`.
ACTING: Final = (
    BusinessAttribute("HandelndePerson", "firstName", "Vorname", element="Vorname"),
    BusinessAttribute("HandelndePerson", "lastName", "Nachname", element="Nachname"),
)
