"""AES-256-GCM with a version byte and a random nonce. Knows keys as bytes and nothing of towns or cases."""

import hashlib
import hmac
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rathaus_platform.crypto.errors import Tampered

KEY_BYTES: Final = 32
_VERSION: Final = b"\x01"
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16


def new_key() -> bytes:
    """A fresh key of 256 bits from the operating system."""
    return os.urandom(KEY_BYTES)


def seal(data: bytes, key: bytes, context: bytes) -> bytes:
    """`data` encrypted and bound to `context`: version byte, nonce, cipher text with its tag.

    The context (town, case, purpose …) is not stored; it must be given again to open the seal. A key may
    seal about four thousand million messages before random nonces become a worry (NIST SP 800-38D, 8.3).
    """
    return _encrypt(b"seal", data, key, context)


def unseal(sealed: bytes, key: bytes, context: bytes) -> bytes:
    """What was sealed. Raises Tampered when bytes, key or context differ in anything."""
    return _decrypt(b"seal", sealed, key, context)


def wrap(key: bytes, wrapping_key: bytes, context: bytes) -> bytes:
    """A key sealed under another key; a wrapped key can never be passed off as sealed data or the reverse."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(key)}")
    return _encrypt(b"wrap", key, wrapping_key, context)


def unwrap(wrapped: bytes, wrapping_key: bytes, context: bytes) -> bytes:
    """The wrapped key. Raises Tampered when bytes, wrapping key or context differ in anything."""
    return _decrypt(b"wrap", wrapped, wrapping_key, context)


def fingerprint(data: bytes, key: bytes, context: bytes) -> str:
    """HMAC-SHA-256 as 64 hexadecimal digits: tells equal from unequal, and guessing needs the key."""
    return hmac.new(key, _associated(b"mark", context) + data, hashlib.sha256).hexdigest()


def _encrypt(use: bytes, data: bytes, key: bytes, context: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return _VERSION + nonce + _cipher(key).encrypt(nonce, data, _associated(use, context))


def _decrypt(use: bytes, sealed: bytes, key: bytes, context: bytes) -> bytes:
    nonce, rest = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    if sealed[:1] != _VERSION or len(rest) < _TAG_BYTES:
        raise Tampered
    try:
        return _cipher(key).decrypt(nonce, rest, _associated(use, context))
    except InvalidTag as problem:
        raise Tampered from problem


def _cipher(key: bytes) -> AESGCM:
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(key)}")
    return AESGCM(key)


def _associated(use: bytes, context: bytes) -> bytes:
    # The length keeps (context, data) pairs apart where the context is followed by data, as in `fingerprint`.
    return b"rathaus/" + use + _VERSION + len(context).to_bytes(4, "big") + context
