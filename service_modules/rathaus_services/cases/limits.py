"""How often somebody may try a code: counted in the cache per address and per number, a quarter hour long.

When the cache is away nobody may try: guessing must not become free.
"""

import hashlib
from contextlib import suppress

from django.core.cache import cache
from redis.exceptions import RedisError

from rathaus_platform.errors import TooManyRequests, Unavailable

WINDOW = 15 * 60
PER_ADDRESS = 20
PER_NUMBER = 10


class Attempt:
    """One try, counted when it begins. A right one is taken back: nobody is locked out by using a code."""

    def __init__(self, *, ip: str, number: str = "") -> None:
        self._counters = [(_key("ip", ip), PER_ADDRESS)]
        if number:
            self._counters.append((_key("number", number), PER_NUMBER))

    def begin(self) -> None:
        """Count the try. Raises TooManyRequests, Unavailable."""
        try:
            used = [(_count(key), most) for key, most in self._counters]
        except RedisError as problem:
            raise Unavailable from problem
        if any(count > most for count, most in used):
            raise TooManyRequests(retry_after=WINDOW)

    def succeeded(self) -> None:
        """Take the try back."""
        for key, _most in self._counters:
            with suppress(RedisError, ValueError):  # ValueError: the window ended in between
                cache.decr(key)


def _count(key: str) -> int:
    cache.add(key, 0, WINDOW)
    return int(cache.incr(key))


def _key(kind: str, value: str) -> str:
    # Addresses are personal data: the cache gets a mark of them, not the address.
    return f"cases.attempts.{kind}.{hashlib.sha256(value.encode()).hexdigest()[:32]}"
