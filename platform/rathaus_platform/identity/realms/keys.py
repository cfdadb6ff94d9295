"""Signing keys of a demonstration's realms: made once, kept in the state folder, so that realms appear in
no time.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


def load_or_make(folder: Path, realms: Iterable[str]) -> Mapping[str, str]:
    """Private keys by realm as PEM. Missing ones are made; only the owner may read the files."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {realm: _load_or_make(folder / f"{realm}.pem") for realm in realms}


def _load_or_make(path: Path) -> str:
    if not path.exists():
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(pem)
    return path.read_text()
