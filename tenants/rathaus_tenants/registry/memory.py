"""A small bounded memory of this process with an age for each entry. Holds what is public knowledge about towns."""

import threading
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(Generic[K, V]):
    """Remembers values for some seconds. Keys always name the town or host, so nothing can be mixed up."""

    def __init__(self, seconds: float, size: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._size, self._clock = seconds, size, clock
        self._entries: dict[K, tuple[float, V]] = {}
        self._lock = threading.Lock()

    def get(self, key: K, *, stale: bool = False) -> V | None:
        """The value if it is young enough; with `stale` however old it is."""
        found = self._entries.get(key)
        if found is None or (not stale and self._clock() - found[0] > self._seconds):
            return None
        return found[1]

    def put(self, key: K, value: V) -> None:
        """Remember it. When full, the oldest half goes: a flood of made-up hosts costs a bounded amount."""
        with self._lock:
            if key not in self._entries and len(self._entries) >= self._size:
                by_age = sorted(self._entries.items(), key=lambda item: item[1][0])
                self._entries = dict(by_age[len(by_age) // 2 :])
            self._entries[key] = (self._clock(), value)

    def drop(self, key: K) -> None:
        """Forget one."""
        with self._lock:
            self._entries.pop(key, None)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries = {}
