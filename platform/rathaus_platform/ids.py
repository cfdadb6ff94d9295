"""Identifiers: time-ordered UUIDs for machines, short codes that people can read over the telephone."""

import hashlib
import hmac
import secrets
import time
from uuid import UUID

# Crockford's base 32: no I, L, O (they look like 1 and 0) and no U. 12 characters of it are 60 bits.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12
_LOOK_ALIKES = str.maketrans("ILO", "110")


def new_id() -> UUID:
    """A UUID of version 7 (RFC 9562): milliseconds, 12 bits of their fraction, 62 random bits."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | fraction << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)


def new_code() -> str:
    """A secret of 60 bits in three groups of four: `7KQF-2M9X-WD4T`."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return _grouped(letters)


def normalise_code(typed: str) -> str:
    """What a person typed, in the form `new_code` gives: case, blanks, dashes and look-alikes do not matter.

    Raises ValueError for anything that cannot be a code.
    """
    letters = "".join(typed.split()).replace("-", "").replace("–", "").upper().translate(_LOOK_ALIKES)
    if len(letters) != CODE_LENGTH or any(letter not in ALPHABET for letter in letters):
        raise ValueError("not a code")
    return _grouped(letters)


def hash_code(code: str, salt: str | bytes) -> str:
    """What is stored instead of the code: HMAC-SHA-256 under the salt, as 64 hexadecimal digits."""
    key = salt.encode() if isinstance(salt, str) else salt
    return hmac.new(key, normalise_code(code).encode(), hashlib.sha256).hexdigest()


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + 4] for start in range(0, CODE_LENGTH, 4))
