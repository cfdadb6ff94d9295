"""Who has a case open right now: a hint against double work, kept in the cache for a few minutes, never stored."""

from contextlib import suppress
from uuid import UUID

from django.core.cache import cache
from redis.exceptions import RedisError

from rathaus_platform.identity.api import Person

MINUTES = 5


def look_in(case_id: UUID, staff: Person) -> tuple[str, ...]:
    """Say that this person has the case open; the names of the others who have. Nothing while the cache is away."""
    key, me = f"desk.presence.{case_id}", str(staff.id)
    with suppress(RedisError):
        present: dict[str, str] = cache.get(key) or {}
        cache.set(key, {**present, me: staff.name}, MINUTES * 60)
        return tuple(sorted(name for who, name in present.items() if who != me))
    return ()
