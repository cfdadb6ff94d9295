"""What a directory publishes about itself, read once when it is declared: addresses and certificates."""

from pathlib import Path
from typing import Any, Final

import httpx
from lxml import etree

from rathaus_platform.errors import Unavailable
from rathaus_platform.identity.realms.directory import OIDC

TIMEOUT: Final = 10.0  # seconds; an operator waits
_DISCOVERY: Final = "/.well-known/openid-configuration"
_MD: Final = "{urn:oasis:names:tc:SAML:2.0:metadata}"
_DS: Final = "{http://www.w3.org/2000/09/xmldsig#}"
_POST: Final = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"


class NoMetadata(Unavailable):
    """The address or file does not hold what a directory of this kind publishes."""

    code = "metadaten_nicht_lesbar"


def described(kind: str, place: str) -> dict[str, Any]:
    """Fields of Directory from OpenID Connect's discovery or SAML's metadata. `place` is an address, for OpenID
    Connect also the issuer, for SAML also a file. Raises NoMetadata.
    """
    try:
        return _discovery(place) if kind == OIDC else _metadata(place)
    except (httpx.HTTPError, OSError, ValueError, KeyError, etree.XMLSyntaxError) as problem:
        raise NoMetadata(f"{place}: {problem}") from problem


def _discovery(place: str) -> dict[str, Any]:
    issuer = place.removesuffix(_DISCOVERY).rstrip("/")
    found = httpx.get(issuer + _DISCOVERY, timeout=TIMEOUT, trust_env=False).raise_for_status().json()
    if str(found["issuer"]).rstrip("/") != issuer:
        raise ValueError(f"issuer {found['issuer']}")
    return {
        "issuer": str(found["issuer"]),
        "authorization_url": str(found["authorization_endpoint"]),
        "token_url": str(found["token_endpoint"]),
        "keys_url": str(found["jwks_uri"]),
        "logout_url": str(found.get("end_session_endpoint", "")),
    }


def _metadata(place: str) -> dict[str, Any]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(_content(place), parser)
    entity = root if root.tag == f"{_MD}EntityDescriptor" else root.find(f"{_MD}EntityDescriptor")
    role = None if entity is None else entity.find(f"{_MD}IDPSSODescriptor")
    if entity is None or role is None:
        raise ValueError("kein IDPSSODescriptor")
    certificates = [
        "".join(text.split())
        for key in role.findall(f"{_MD}KeyDescriptor")
        if key.get("use") in (None, "signing")
        for text in (one.text for one in key.iter(f"{_DS}X509Certificate"))
        if text
    ]
    return {
        "issuer": str(entity.attrib["entityID"]),
        "sso_url": _address(role, "SingleSignOnService"),
        "logout_url": _address(role, "SingleLogoutService"),
        "certificates": tuple(dict.fromkeys(certificates)),
    }


def _content(place: str) -> bytes:
    if place.startswith(("http://", "https://")):
        return httpx.get(place, timeout=TIMEOUT, trust_env=False).raise_for_status().content
    return Path(place).read_bytes()


def _address(role: Any, name: str) -> str:
    """Of the POST binding; the only one Rathaus uses."""
    found = (one for one in role.findall(f"{_MD}{name}") if one.get("Binding") == _POST)
    return next((str(one.get("Location")) for one in found), "")
