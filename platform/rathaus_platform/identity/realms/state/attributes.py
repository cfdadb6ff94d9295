"""BundID's attributes: OID in the assertion, name at the Keycloak user, claim in the token (standards.md
5.3).
"""

from dataclasses import dataclass
from typing import Final

BPK2: Final = "urn:oid:1.3.6.1.4.1.25484.494450.3"  # pseudonymous identifier, one per service provider
LEVEL: Final = "urn:oid:1.2.40.0.10.2.1.1.261.94"  # EID-CITIZEN-QAA-LEVEL


@dataclass(frozen=True)
class Attribute:
    """One fact about a citizen. `property` names Keycloak's own user fields, which are mapped differently."""

    oid: str
    user_attribute: str
    label: str
    scope: str = ""  # the client scope that hands it to towns; empty = never handed out
    claim: str = ""
    is_property: bool = False


ATTRIBUTES: Final = (
    Attribute("urn:oid:2.5.4.42", "firstName", "Vorname", "person", "given_name", is_property=True),
    Attribute("urn:oid:2.5.4.4", "lastName", "Nachname", "person", "family_name", is_property=True),
    Attribute("urn:oid:0.9.2342.19200300.100.1.3", "email", "E-Mail", "kontakt", "email", is_property=True),
    Attribute("urn:oid:2.5.4.16", "strasse", "Straße und Hausnummer", "anschrift", "strasse"),
    Attribute("urn:oid:2.5.4.17", "postleitzahl", "Postleitzahl", "anschrift", "postleitzahl"),
    Attribute("urn:oid:2.5.4.7", "ort", "Ort", "anschrift", "ort"),
    Attribute(BPK2, "bpk2", "bPK2"),
    Attribute(LEVEL, "vertrauensniveau", "Vertrauensniveau der letzten Anmeldung"),
)

# What people with a local account say of themselves: claims of their own, so that no town takes them for vouched.
SELF_DECLARED: Final = (
    Attribute("", "vorname_selbst", "Vorname", "person", "vorname_selbst"),
    Attribute("", "nachname_selbst", "Nachname", "person", "nachname_selbst"),
)
