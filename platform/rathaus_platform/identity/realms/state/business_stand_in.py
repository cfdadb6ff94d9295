"""The stand-in for Mein Unternehmenskonto: a realm that answers real SAML with its attribute names, for demonstration
and tests. A password stands for the ELSTER certificate.
"""

import hashlib
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from rathaus_platform.identity.realms.state import business, encryption
from rathaus_platform.identity.realms.state.business_attributes import AUTHENTICATED, IDENTIFIED
from rathaus_platform.identity.realms.state.realm import base
from rathaus_platform.identity.realms.values import BUERGER, BUSINESS, Certificates, Deployment, Rep, SamlPeer

NAMESPACE: Final = "http://www.elster.de/schema/ekona/saml/extensions"
# As the real one names them. Two are XML themselves: a realm can write that as text only, the real one nests it.
_FLAT: Final = (
    *("DatenkranzTyp", "DatenuebermittlerPseudonymId", "PersTyp", "Firmenname", "Rechtsform", "RechtsformText"),
    *("Registernummer", "Registergericht", IDENTIFIED, AUTHENTICATED),
)
_NESTED: Final = ("HandelndePerson", "Unternehmensanschrift")


@dataclass(frozen=True)
class Company:
    """A company of the demonstration and who acts for it."""

    username: str
    name: str
    legal_form: str
    number: str
    court: str
    first_name: str
    last_name: str
    street: str
    house_number: str
    postal_code: str
    place: str


COMPANIES: Final = (
    Company(
        *("gartenbau", "Gartenbau Muster AG", "Aktiengesellschaft", "HRB 12345", "Dresden", "Gerda", "Gärtner"),
        *("Feldweg", "7", "01723", "Wilsdruff"),
    ),
    Company(
        *("musikverein", "Musikverein Beispiel e. V.", "eingetragener Verein", "VR 678", "Fulda", "Max", "Maurer"),
        *("Lindenallee", "2", "36364", "Bad Salzschlirf"),
    ),
)


def realm() -> Rep:
    """The name says on every page that this is not the real one."""
    return {
        **base(BUSINESS, "Mein Unternehmenskonto (Nachbildung zur Vorführung)"),
        "supportedLocales": ["de"],
        "loginWithEmailAllowed": False,
        "duplicateEmailsAllowed": True,
    }


def profile() -> Rep:
    """Only the administration writes; people see nothing but the sign-in."""
    admin = {"view": ["admin"], "edit": ["admin"]}
    own = ("username", "email", "firstName", "lastName")
    return {
        "attributes": [
            {"name": name, "displayName": name, "multivalued": False, "permissions": admin, "validations": {}}
            for name in (*own, *_FLAT, *_NESTED)
        ]
    }


def peer(deployment: Deployment, certificate: str) -> SamlPeer:
    """The stand-in as seen by realm `buerger`."""
    issuer = deployment.issuer(BUSINESS)
    return SamlPeer(issuer, f"{issuer}/protocol/saml", f"{issuer}/protocol/saml", certificate)


def client(deployment: Deployment, certificates: Certificates) -> Rep:
    """Realm `buerger` as service provider. As with the real one the answer is signed, the assertion in it is not."""
    endpoint = business.consumer_url(deployment)
    return {
        "clientId": business.entity_id(deployment),
        "name": business.TITLE,
        "protocol": "saml",
        "enabled": True,
        "frontchannelLogout": True,
        "fullScopeAllowed": False,
        "adminUrl": endpoint,
        "redirectUris": [endpoint],
        "defaultClientScopes": [],
        "optionalClientScopes": [],
        "attributes": {
            "saml.authnstatement": "true",
            "saml.server.signature": "true",
            "saml.assertion.signature": "false",
            "saml.client.signature": "true",
            "saml.force.post.binding": "true",
            "saml_force_name_id_format": "true",
            "saml_name_id_format": "persistent",
            "saml.signing.certificate": certificates.signing[BUERGER],
            "saml.signature.algorithm": "RSA_SHA256",
            "saml.encrypt": "true",
            "saml.encryption.certificate": certificates.encryption,
            **encryption.XML,
            "saml_single_logout_service_url_post": endpoint,
        },
        "protocolMappers": [_mapper(name) for name in (*_FLAT, *_NESTED)],
    }


def _mapper(name: str) -> Rep:
    config = {"user.attribute": name, "attribute.name": name, "attribute.nameformat": "Basic"}
    return {"name": name, "protocol": "saml", "protocolMapper": "saml-user-attribute-mapper", "config": config}


def user(company: Company) -> Rep:
    """The account. The pseudonym is invented but looks real."""
    pseudonym = f"du-{hashlib.sha256(company.username.encode()).hexdigest()[:40]}"
    address = {
        "Typ": "Inland",
        "Strasse": company.street,
        "Hausnummer": company.house_number,
        "PLZ": company.postal_code,
        "Ort": company.place,
        "Land": "DE",
    }
    facts = {
        "DatenkranzTyp": "StNr",
        "DatenuebermittlerPseudonymId": pseudonym,
        "PersTyp": "NNatPers",
        "Firmenname": company.name,
        "RechtsformText": company.legal_form,
        "Registernummer": company.number,
        "Registergericht": company.court,
        IDENTIFIED: "substanziell",
        AUTHENTICATED: "substanziell",
        "HandelndePerson": _xml("HandelndePerson", {"Vorname": company.first_name, "Nachname": company.last_name}),
        "Unternehmensanschrift": _xml("Unternehmensanschrift", address),
    }
    return {
        "username": company.username,
        "enabled": True,
        "attributes": {name: [value] for name, value in facts.items()},
    }


def _xml(name: str, parts: dict[str, str]) -> str:
    inner = "".join(f"<ekona:{part}>{escape(value)}</ekona:{part}>" for part, value in parts.items())
    return f'<ekona:{name} xmlns:ekona="{NAMESPACE}">{inner}</ekona:{name}>'
