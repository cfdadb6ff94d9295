"""What a client proves itself with at Keycloak: a key of its own (RFC 7523, `private_key_jwt`), or a secret.

Towns have keys: Keycloak keeps the public halves only, and as many as are valid, so that a new key and the one before
it hold together (ADR 10).
"""

import json
import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Protocol

from joserfc import jwt
from joserfc.jwk import ECKey

from rathaus_platform.identity.realms.values import Rep

ALGORITHM: Final = "ES256"
LIFE: Final = 120  # seconds an assertion is good for; a clock that is late by more than that signs nobody in
MOST_LIFE: Final = 300  # seconds Keycloak takes it for, by its own clock: ours may be early by the difference
ASSERTION: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Credential(Protocol):
    """Whatever proves a client."""

    def proof(self, client_id: str, issuer: str) -> dict[str, str]:
        """The form fields that prove the client to this issuer. Made for one request."""


@dataclass(frozen=True)
class ClientSecret:
    """A secret that both sides know."""

    value: str = field(repr=False)

    def proof(self, client_id: str, issuer: str) -> dict[str, str]:
        """The secret itself."""
        return {"client_id": client_id, "client_secret": self.value}


@dataclass(frozen=True)
class ClientKey:
    """A private key as JWK. Its id names the day it was made."""

    jwk: str = field(repr=False)

    @classmethod
    def make(cls) -> "ClientKey":
        """A new key."""
        name = f"{datetime.now(UTC):%Y-%m-%d}-{secrets.token_hex(4)}"
        key = ECKey.generate_key("P-256", {"kid": name, "use": "sig", "alg": ALGORITHM})
        return cls(json.dumps(key.as_dict(private=True)))

    @property
    def public(self) -> Rep:
        """The half that Keycloak keeps."""
        return {name: value for name, value in json.loads(self.jwk).items() if name != "d"}

    def proof(self, client_id: str, issuer: str) -> dict[str, str]:
        """A signed assertion with a number of its own.

        It says until when it is good and not when it was made: Keycloak refuses one that seems to come from the future,
        and our clock may be half a minute early.
        """
        key = ECKey.import_key(json.loads(self.jwk))
        claims = {
            "iss": client_id,
            "sub": client_id,
            "aud": issuer,
            "exp": int(time.time()) + LIFE,
            "jti": secrets.token_urlsafe(16),
        }
        token = jwt.encode({"alg": ALGORITHM, "kid": key.kid}, claims, key, algorithms=[ALGORITHM])
        return {"client_id": client_id, "client_assertion_type": ASSERTION, "client_assertion": token}
