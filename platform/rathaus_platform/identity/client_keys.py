"""The keys of the bound town's clients: the private one sealed, the public ones as long as Keycloak shall take them.

A row's `keys` begins with the key that signs now; one that was replaced stays until its end (`until`, else null).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rathaus_platform.crypto import api as crypto
from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.realms.credential import ClientKey, ClientSecret, Credential
from rathaus_platform.identity.realms.values import ClientCredentials, Rep


@dataclass(frozen=True)
class KeptKey:
    """A public key and until when Keycloak shall take it; None = as long as it signs."""

    jwk: Rep
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether Keycloak shall take it still."""
        return self.until is None or now < self.until

    def as_json(self) -> dict[str, Any]:
        """As a row keeps it."""
        return {"jwk": self.jwk, "until": self.until.isoformat() if self.until else None}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "KeptKey":
        """Back from what `as_json` made."""
        return cls(kept["jwk"], datetime.fromisoformat(kept["until"]) if kept["until"] else None)

    def ending(self, end: datetime) -> "KeptKey":
        """The same, taken until then at the latest."""
        return KeptKey(self.jwk, min(self.until or end, end))


def kept(row: OidcClient) -> tuple[KeptKey, ...]:
    """All keys of a client, the one that signs first; none where a secret proves it still."""
    return tuple(KeptKey.from_json(one) for one in row.keys)


def public_keys(rows: Iterable[OidcClient], now: datetime) -> dict[str, tuple[Rep, ...]]:
    """By realm what Keycloak shall take at this moment."""
    return {row.realm: tuple(key.jwk for key in kept(row) if key.holds(now)) for row in rows}


def keep(client: ClientCredentials, key: ClientKey, before: Iterable[KeptKey] = ()) -> None:
    """From now on this key signs; those `before` it are taken until their end."""
    keys = [KeptKey(key.public), *before]
    OidcClient.objects.update_or_create(
        realm=client.realm,
        defaults={
            "issuer": client.issuer,
            "client_id": client.client_id,
            "organization": client.organization,
            "secret": crypto.seal(key.jwk.encode(), crypto.town_key(), _context(client.realm)),
            "keys": [one.as_json() for one in keys],
        },
    )


def drop_ended(row: OidcClient, now: datetime) -> None:
    """Forget the keys that Keycloak takes no more."""
    row.keys = [key.as_json() for key in kept(row) if key.holds(now)]
    row.save(update_fields=["keys", "updated_at"])


def credential_of(row: OidcClient) -> Credential:
    """What proves this client. Unsealed in microseconds: nothing of a town is kept in the process."""
    value = crypto.unseal(bytes(row.secret), crypto.town_key(), _context(row.realm)).decode()
    return ClientKey(value) if row.keys else ClientSecret(value)


def _context(realm: str) -> bytes:
    """Ties what is sealed to its row."""
    return f"identity.client:{realm}".encode()
