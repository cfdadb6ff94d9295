"""Ending with the parent: Linux sends a signal to a child whose parent was killed; elsewhere nothing happens."""

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent(how: signal.Signals = signal.SIGINT) -> None:
    """Asks for `how` at the parent's end. Outlives exec, not a change of user."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, how)
