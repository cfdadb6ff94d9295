"""Marks of running programs: a locked file each, which the kernel lets go when the program and its children are gone.

So a start can tell what a killed process manager has left behind, and never takes another's process for one of ours.
"""

import fcntl
import os
import signal
from contextlib import suppress
from pathlib import Path

from rathaus_site.embedded import waiting
from rathaus_site.embedded.problems import EmbeddedProblem, NotReady

OWN_SECONDS = 25  # they have been told to end; a worker may finish its task
KILLED_SECONDS = 5


def take(mark: Path) -> None:
    """Marks this process as running. The lock outlives exec and is shared by children that inherit it."""
    descriptor = os.open(mark, os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    os.set_inheritable(descriptor, True)
    os.ftruncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())


def held(folder: Path) -> list[Path]:
    """The marks whose programs, or children of them, still run."""
    return [mark for mark in sorted(folder.glob("*")) if _is_held(mark)]


def await_end(folder: Path, own_seconds: float = OWN_SECONDS) -> None:
    """Returns when no program of a former start runs any more; kills those that do not end by themselves."""
    with suppress(NotReady):
        waiting.until(lambda: not held(folder), seconds=own_seconds, what="Das Ende des vorigen Starts")
        return
    for mark in held(folder):
        _kill(mark)
    try:
        waiting.until(lambda: not held(folder), seconds=KILLED_SECONDS, what="Das Ende des vorigen Starts")
    except NotReady as problem:
        left = ", ".join(f"{mark.name} ({mark.read_text()})" for mark in held(folder))
        raise EmbeddedProblem(f"Vom vorigen Start läuft noch: {left}.") from problem


def _is_held(mark: Path) -> bool:
    with mark.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def _kill(mark: Path) -> None:
    """The process manager has made each program the head of a process group, which goes with it."""
    with suppress(ProcessLookupError, ValueError):
        os.killpg(int(mark.read_text("utf-8")), signal.SIGKILL)
