"""When to try again: 5 s after the first attempt, then three times as long each time, with jitter. Pure."""

import random
from datetime import timedelta

MAX_ATTEMPTS = 10
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=6)


def wait_after(attempts: int, jitter: float | None = None) -> timedelta:
    """The pause after the given number of attempts; `jitter` in 0..1 spreads it over 80 to 120 per cent."""
    spread = random.random() if jitter is None else jitter  # noqa: S311 - no secret, only a spread
    factor: int = 3 ** min(attempts - 1, 12)
    pause = FIRST_WAIT * factor
    return min(pause, LONGEST_WAIT) * (0.8 + 0.4 * spread)
