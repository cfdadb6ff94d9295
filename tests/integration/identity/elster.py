"""An identity provider as Mein Unternehmenskonto is one: nested XML in its attributes, the assertion encrypted to us,
the answer signed as a whole. A realm of Keycloak writes such attributes as text only.
"""

import datetime as dt
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.encrypting import encrypted

from rathaus_platform.identity.realms.values import BUERGER, BUSINESS

DS = "http://www.w3.org/2000/09/xmldsig#"
NS = {"saml": "urn:oasis:names:tc:SAML:2.0:assertion", "samlp": "urn:oasis:names:tc:SAML:2.0:protocol", "ds": DS}
_EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
_SIGNED_INFO = """<ds:SignedInfo xmlns:ds="{ds}"><ds:CanonicalizationMethod Algorithm="{c14n}"/>\
<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#{id}">\
<ds:Transforms><ds:Transform Algorithm="{ds}enveloped-signature"/><ds:Transform Algorithm="{c14n}"/></ds:Transforms>\
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>{digest}</ds:DigestValue>\
</ds:Reference></ds:SignedInfo>"""


class Elster:
    """With a key of its own."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "elster")])
        now = dt.datetime.now(dt.UTC)
        builder = x509.CertificateBuilder(name, name, self._key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=1))
        self.x509 = builder.sign(self._key, SHA256())

    @property
    def certificate(self) -> str:
        """Base64 without armour."""
        return b64encode(self.x509.public_bytes(Encoding.DER)).decode()

    def answer(self, document: bytes, certificate: str, *, signed: bool = True, sealed: bool = True) -> bytes:
        """The stand-in's answer made over: nested, `sealed` to `buerger`'s certificate, `signed` by us."""
        root = etree.fromstring(document)
        for signature in root.xpath(".//ds:Signature", namespaces=NS):
            signature.getparent().remove(signature)
        (assertion,) = root.xpath("./saml:Assertion", namespaces=NS)
        _nest(assertion)
        if sealed:
            root.replace(assertion, encrypted(assertion, certificate))
        if signed:
            self._sign(root)
        return bytes(etree.tostring(root))

    def _sign(self, root: etree._Element) -> None:
        digest = b64encode(sha256(_canonical(root)).digest()).decode()
        text = _SIGNED_INFO.format(ds=DS, c14n=_EXCLUSIVE, id=root.get("ID"), digest=digest)
        info = etree.fromstring(text)
        value = self._key.sign(_canonical(info), padding.PKCS1v15(), SHA256())
        signature = etree.Element(f"{{{DS}}}Signature", nsmap={"ds": DS})
        signature.append(info)
        etree.SubElement(signature, f"{{{DS}}}SignatureValue").text = b64encode(value).decode()
        root.insert(1, signature)  # after the issuer


def _canonical(node: etree._Element) -> bytes:
    return bytes(etree.tostring(node, method="c14n", exclusive=True))


def _nest(assertion: etree._Element) -> None:
    """What stands there as text becomes elements."""
    found = assertion.xpath('.//saml:Attribute[@Name="HandelndePerson"]/saml:AttributeValue', namespaces=NS)
    assert len(found) == 1
    inner = etree.fromstring(found[0].text)
    found[0].text = None
    for name in list(found[0].attrib):
        del found[0].attrib[name]
    found[0].extend(list(inner))


@contextmanager
def playing(keycloak: RunningKeycloak, elster: Elster) -> Iterator[None]:
    """The broker knows this provider's certificate; the stand-in, whose answers are made over, does not encrypt."""
    gateway = keycloak.gateway()
    standin, citizens = gateway.realm(BUSINESS), gateway.realm(BUERGER)
    client = standin.get_client(standin.get_client_id(f"{keycloak.deployment.issuer(BUERGER)}/{BUSINESS}") or "")
    broker = citizens.get_idp(BUSINESS)
    standin.update_client(client["id"], _with(client, "attributes", {"saml.encrypt": "false"}))
    citizens.update_idp(BUSINESS, _with(broker, "config", {"signingCertificate": elster.certificate}))
    try:
        yield
    finally:
        standin.update_client(client["id"], client)
        citizens.update_idp(BUSINESS, broker)


def _with(body: dict[str, Any], part: str, values: dict[str, str]) -> dict[str, Any]:
    return {**body, part: {**body[part], **values}}
