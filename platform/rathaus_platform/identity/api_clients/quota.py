"""How much a program has asked: counted in the cache per program, minute and day, in one round trip.

While the cache is away programs go on: they are known and revocable, and a counter must not stop an office.
"""

import logging
from collections.abc import Mapping
from functools import cache as once
from typing import Any, Final

import redis
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from rathaus_platform import clock
from rathaus_platform.identity.api_clients.errors import QuotaUsedUp
from rathaus_platform.identity.api_clients.values import Program

log = logging.getLogger(__name__)
MINUTE: Final = 60
DAY: Final = 24 * 60 * MINUTE  # from midnight UTC


def count_request(program: Program) -> None:
    """One more request. Raises QuotaUsedUp."""
    quota = program.quota
    _count(program, "requests", 1, {MINUTE: quota.requests_per_minute, DAY: quota.requests_per_day})


def count_cost(program: Program, cost: int) -> None:
    """What a document will cost, before it runs. Raises QuotaUsedUp."""
    _count(program, "cost", cost, {MINUTE: program.quota.cost_per_minute, DAY: program.quota.cost_per_day})


def requests_today(program: Program) -> int | None:
    """For lists; None while the cache is away."""
    try:
        value: Any = _client().get(_key(program, "requests", DAY, clock.now().timestamp()))
    except RedisError:
        return None
    return int(value or 0)


def _count(program: Program, what: str, by: int, limits: Mapping[int, int]) -> None:
    at = clock.now().timestamp()
    try:
        with _client().pipeline(transaction=False) as pipe:
            for window in limits:
                key = _key(program, what, window, at)
                pipe.incrby(key, by)
                pipe.expire(key, 2 * window)
            used = pipe.execute()[::2]
    except RedisError:
        log.warning("quotas are not counted: the cache is away")
        return
    for total, (window, most) in zip(used, limits.items(), strict=True):
        if total > most:
            raise QuotaUsedUp(retry_after=int(window - at % window) + 1)


def _key(program: Program, what: str, window: int, at: float) -> str:
    # The town is in the key by the cache's own key function.
    return cache.make_key(f"api_clients.{program.id}.{what}.{window}.{int(at // window)}")


@once
def _client() -> redis.Redis:
    return redis.Redis.from_url(settings.ENVIRONMENT.cache_url, socket_timeout=1)
