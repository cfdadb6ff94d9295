"""How often somebody may try a code, begin an application or send a file: counted in the cache of the bound town.

When the cache is away nobody may try codes: guessing must not become free. Beginning and sending go on then.
"""

import hashlib
from contextlib import suppress

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from rathaus_platform.errors import TooManyRequests, Unavailable
from rathaus_platform.identity.api import Person
from rathaus_services.cases.errors import TooManyBegun, TooManyFiles

WINDOW = 15 * 60
HOUR = 60 * 60
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


def may_begin(person: Person | None, ip: str) -> None:
    """Count one more begun application: of the account, else of the address. Raises TooManyBegun."""
    _within("begun", person, ip, settings.RATHAUS_MOST_BEGUN_PER_HOUR, TooManyBegun)


def may_send_file(person: Person | None, ip: str) -> None:
    """Count one more file, before it costs a check. Raises TooManyFiles."""
    _within("files", person, ip, settings.RATHAUS_MOST_FILES_PER_HOUR, TooManyFiles)


def _within(what: str, person: Person | None, ip: str, most: int, refusal: type[TooManyRequests]) -> None:
    if not ip:
        return  # a program of the API: it has a quota of its own
    who = f"person {person.id}" if person else f"address {ip}"
    with suppress(RedisError):
        if _count(_key(what, who), HOUR) > most:
            raise refusal(retry_after=HOUR)


def _count(key: str, seconds: int = WINDOW) -> int:
    cache.add(key, 0, seconds)
    return int(cache.incr(key))


def _key(kind: str, value: str) -> str:
    # Addresses are personal data: the cache gets a mark of them, not the address.
    return f"cases.attempts.{kind}.{hashlib.sha256(value.encode()).hexdigest()[:32]}"
