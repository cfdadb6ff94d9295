"""Sealed columns: each draft and case has a key of its own, wrapped by the town's key.

The associated data are town, kind, id, schema version and column: a value moved elsewhere does not open.
"""

from dataclasses import dataclass, field
from uuid import UUID

from rathaus_platform.crypto import api as crypto
from rathaus_tenants.context import current_town

SCHEMA_VERSION = 1
"""Version of the JSON inside the sealed columns; part of the associated data."""


@dataclass(frozen=True)
class Seal:
    """Closes and opens the sealed columns of one draft or case."""

    key: bytes = field(repr=False)
    context: str

    def close(self, column: str, data: bytes) -> bytes:
        """The cipher text for a column."""
        return crypto.seal(data, self.key, self._bound(column))

    def open(self, column: str, sealed: bytes | memoryview) -> bytes:
        """The plain text of a column. Raises Tampered."""
        return crypto.unseal(bytes(sealed), self.key, self._bound(column))

    def _bound(self, column: str) -> bytes:
        return f"{self.context}/{column}".encode()


@dataclass(frozen=True)
class Keyring:
    """The bound town's key for the length of one action: opening eighty rows unwraps it once."""

    town: UUID
    key: bytes = field(repr=False)

    @classmethod
    def of_town(cls) -> "Keyring":
        """The keyring of the bound town."""
        return cls(town=current_town().id, key=crypto.town_key())

    def new(self, kind: str, subject: UUID) -> tuple[Seal, bytes]:
        """A fresh key for a draft or case, and its wrapped form for the row."""
        key, context = crypto.new_key(), self._context(kind, subject, SCHEMA_VERSION)
        return Seal(key, context), crypto.wrap(key, self.key, context.encode())

    def seal(self, kind: str, subject: UUID, wrapped: bytes | memoryview, version: int = SCHEMA_VERSION) -> Seal:
        """The seal of an existing row. Raises Tampered for another town's row."""
        context = self._context(kind, subject, version)
        return Seal(crypto.unwrap(bytes(wrapped), self.key, context.encode()), context)

    def fingerprint(self, data: bytes, purpose: str) -> str:
        """A mark of personal data that tells equal from unequal only for who has the town's key."""
        return crypto.fingerprint(data, self.key, purpose.encode())

    def _context(self, kind: str, subject: UUID, version: int) -> str:
        return f"{self.town}/{kind}/{subject}/v{version}"
