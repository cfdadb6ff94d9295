"""Values of the register of programs."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from rathaus_platform import clock
from rathaus_platform.audit.api import Actor
from rathaus_platform.identity.api_clients.models import ApiClient
from rathaus_platform.identity.client_keys import KeptKey
from rathaus_platform.identity.realms.values import ApiClientIdentity

NAME: Final = re.compile(r"[a-z][a-z0-9-]{1,39}")


@dataclass(frozen=True)
class Quota:
    """How much a program may ask. Cost is that of GraphQL documents (fields times the lists around them)."""

    requests_per_minute: int = 120
    requests_per_day: int = 20_000
    cost_per_minute: int = 100_000
    cost_per_day: int = 5_000_000


@dataclass(frozen=True)
class TownAtKeycloak:
    """The bound town as tokens and clients name it: `id` never changes."""

    id: UUID
    slug: str
    name: str


@dataclass(frozen=True)
class Program:
    """A program behind a request, or in a list."""

    id: UUID
    name: str
    client_id: str
    scopes: frozenset[str]
    quota: Quota
    created_at: datetime
    valid_from: datetime
    revoked_at: datetime | None
    keys: tuple[KeptKey, ...] = ()  # what proves it; none: a secret

    @property
    def actor(self) -> Actor:
        """Who it is in the audit trail."""
        return Actor("client", str(self.id), self.name)


@dataclass(frozen=True)
class Registered:
    """A program with its secret, which is told once; empty where a key proves it."""

    program: Program
    secret: str = field(repr=False)
    token_url: str = ""


def program_of(row: ApiClient) -> Program:
    """The row as others see it."""
    return Program(
        id=row.id,
        name=row.name,
        client_id=row.client_id,
        scopes=frozenset(row.scopes),
        quota=Quota(row.requests_per_minute, row.requests_per_day, row.cost_per_minute, row.cost_per_day),
        created_at=row.created_at,
        valid_from=row.valid_from,
        revoked_at=row.revoked_at,
        keys=tuple(KeptKey.from_json(one) for one in row.keys),
    )


def identity_of(row: ApiClient, town: TownAtKeycloak) -> ApiClientIdentity:
    """The row as Keycloak should know it."""
    now = clock.now()
    keys = tuple(key.jwk for key in program_of(row).keys if key.holds(now))
    title = f"{town.name}: {row.name}"
    return ApiClientIdentity(row.client_id, title, str(town.id), frozenset(row.scopes), row.revoked_at is None, keys)
