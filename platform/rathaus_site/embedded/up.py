"""Bringing the embedded stack up: one start at a time, everything ended again if one part does not come."""

import fcntl
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rathaus_site.embedded import environment_file, marks, stack, status
from rathaus_site.embedded.manager import Manager
from rathaus_site.embedded.plan import make_plan, saved_plan
from rathaus_site.embedded.problems import EmbeddedProblem
from rathaus_site.embedded.progress import Steps
from rathaus_site.embedded.start import Start
from rathaus_site.embedded.state import State

Running = subprocess.Popen[bytes]


def start(state: State, source: Mapping[str, str]) -> Running | None:
    """Starts what does not run yet and returns the process manager; None where one runs already.

    Raises EmbeddedProblem with everything that is in the way; then nothing is left running that was not before.
    """
    state.prepare()
    with _alone(state):
        manager = Manager(state)
        if manager.running():
            _complete(state, manager)
            return None
        manager.stop()  # one that is ending already
        marks.await_end(state.marks)
        plan = make_plan(state, source)
        environment_file.write(state.environment, plan.environment)
        running = manager.start(stack.programs(plan))
        steps = Steps()
        try:
            with steps.shown(), _interruptible():
                Start(plan, manager, steps).run()
        except BaseException:  # Ctrl-C too: nothing is left behind
            manager.stop()
            raise
        return running


def attend(running: Running, state: State, source: Mapping[str, str]) -> None:
    """Waits until Ctrl-C, a signal to end or `rathaus down`, then ends everything. A killed manager comes back."""
    with _interruptible():
        try:
            while running.wait() < 0:
                running = start(state, source) or running
        except KeyboardInterrupt:
            Manager(state).stop()


def _complete(state: State, manager: Manager) -> None:
    """A start that was cut off, or a part that was given up: what is missing is started now."""
    plan = saved_plan(state)
    if plan is None:
        raise EmbeddedProblem(f"{state.environment} fehlt, aber es läuft etwas. `rathaus down` beendet es.")
    if not status.report(plan, manager)["ready"]:
        steps = Steps()
        with steps.shown(), _interruptible():
            Start(plan, manager, steps).run()


@contextmanager
def _interruptible() -> Iterator[None]:
    """SIGTERM and a closed terminal end us like Ctrl-C, also where a shell has put us into the background."""
    ends = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    former = {each: signal.signal(each, signal.default_int_handler) for each in ends}
    try:
        yield
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)


@contextmanager
def _alone(state: State) -> Iterator[None]:
    with os.fdopen(os.open(state.folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise EmbeddedProblem("Ein anderes `rathaus up` startet gerade.") from problem
        yield
