"""What an attacker can do without our private key: encrypt an assertion of their own to us (XML Encryption 1.1)."""

import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.x509 import load_der_x509_certificate
from lxml import etree
from tests.integration.identity.conftest import RunningKeycloak

from rathaus_platform.identity.realms.keycloak_facts import certificates

XENC = "http://www.w3.org/2001/04/xmlenc#"
_BOX = """<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">
<xenc:EncryptedData xmlns:xenc="{xenc}" Type="{xenc}Element">
<xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>
<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>
<xenc:EncryptionMethod Algorithm="{xenc}rsa-oaep-mgf1p"/>
<xenc:CipherData><xenc:CipherValue>{key}</xenc:CipherValue></xenc:CipherData>
</xenc:EncryptedKey></ds:KeyInfo>
<xenc:CipherData><xenc:CipherValue>{text}</xenc:CipherValue></xenc:CipherData>
</xenc:EncryptedData></saml:EncryptedAssertion>"""


def encrypted(assertion: etree._Element, certificate: str) -> etree._Element:
    """The assertion in a box only `buerger` can open."""
    public = load_der_x509_certificate(b64decode(certificate)).public_key()
    assert isinstance(public, rsa.RSAPublicKey)
    key, iv = os.urandom(32), os.urandom(12)
    text = iv + AESGCM(key).encrypt(iv, bytes(etree.tostring(assertion)), None)
    oaep = padding.OAEP(padding.MGF1(SHA1()), SHA1(), None)  # noqa: S303 - the name of the algorithm says so
    names = {"xenc": XENC, "key": b64encode(public.encrypt(key, oaep)).decode(), "text": b64encode(text).decode()}
    return etree.fromstring(_BOX.format(**names))


def certificate_of(keycloak: RunningKeycloak) -> str:
    """What the metadata of `buerger` tell everybody."""
    return certificates(keycloak.gateway(), ("buerger",)).encryption


@contextmanager
def in_the_clear(keycloak: RunningKeycloak, *, accepted: bool) -> Iterator[None]:
    """The stand-in does not encrypt; `accepted`: the broker does not ask for it either."""
    gateway = keycloak.gateway()
    standin, citizens = gateway.realm("bundid"), gateway.realm("buerger")
    client_id = standin.get_client_id(f"{keycloak.deployment.issuer('buerger')}/bundid-basis")
    client, broker = standin.get_client(client_id), citizens.get_idp("bundid-basis")
    standin.update_client(client_id, _changed(client, "attributes", {"saml.encrypt": "false"}))
    if accepted:
        citizens.update_idp("bundid-basis", _changed(broker, "config", {"wantAssertionsEncrypted": "false"}))
    try:
        yield
    finally:
        standin.update_client(client_id, client)
        citizens.update_idp("bundid-basis", broker)


def _changed(body: dict[str, object], part: str, values: dict[str, str]) -> dict[str, object]:
    inner = body[part]
    assert isinstance(inner, dict)
    return {**body, part: {**inner, **values}}
