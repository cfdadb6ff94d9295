"""Where Mein Unternehmenskonto is, and by which certificates it signs: it has no metadata at an address (standards.md
5.5). To be reviewed with a real account.
"""

from base64 import b64encode
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificates

from rathaus_platform.identity.realms.directory_metadata import NoMetadata
from rathaus_platform.identity.realms.values import SamlPeer

PLACES: Final = {"stage": "https://e4k-portal.een.elster.de", "real": "https://www.elster.de"}


def peer(which: str, certificates: str) -> SamlPeer:
    """`which` is a key of PLACES, `certificates` a PEM file with one or several. Raises NoMetadata."""
    try:
        found = load_pem_x509_certificates(Path(certificates).read_bytes())
    except (OSError, ValueError) as problem:
        raise NoMetadata(f"RATHAUS_BUSINESS_CERTIFICATES: {certificates or '(leer)'}") from problem
    ders = (b64encode(one.public_bytes(Encoding.DER)).decode() for one in found)
    place = PLACES[which]
    return SamlPeer(place, f"{place}/ekona/sso", f"{place}/ekona/slo", ",".join(ders))
