"""A mail as it lies in the outbox: JSON, sealed under the town's key and bound to its own key."""

import json
from dataclasses import asdict, dataclass

from rathaus_platform.crypto import api as crypto


@dataclass(frozen=True)
class Mail:
    """Plain text to one address. `attachments` are ids of stored files, read when the mail is sent."""

    to: str
    subject: str
    body: str
    attachments: tuple[str, ...] = ()

    def sealed(self, key: str) -> bytes:
        """The mail for the outbox of the bound town."""
        return crypto.seal(json.dumps(asdict(self)).encode(), crypto.town_key(), _context(key))

    @classmethod
    def unsealed(cls, sealed: bytes, key: str) -> "Mail":
        """The mail out of the outbox of the bound town. Raises Tampered."""
        content = json.loads(crypto.unseal(sealed, crypto.town_key(), _context(key)))
        return cls(**{**content, "attachments": tuple(content["attachments"])})


def _context(key: str) -> bytes:
    return b"messaging/" + key.encode()
