"""Waiting with a deadline: asks a question again and again, and says who did not answer."""

import threading
import time
from collections.abc import Callable

from rathaus_site.embedded.problems import NotReady

_PAUSE = threading.Event()  # never set: its wait is a pause that a signal may end


def until(check: Callable[[], bool], *, seconds: float, what: str, alive: Callable[[], bool] | None = None) -> None:
    """Returns when `check` says yes. Raises NotReady after `seconds`, or at once when `alive` says no."""
    end = time.monotonic() + seconds
    while not check():
        if alive is not None and not alive():
            raise NotReady(f"{what} hat sich beendet, bevor es bereit war.")
        if time.monotonic() > end:
            raise NotReady(f"{what} war nach {seconds:.0f} s nicht bereit.")
        _PAUSE.wait(0.1)
