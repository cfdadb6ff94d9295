"""The process manager with small real programs: order of ending, restart after a kill, what an old socket does."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rathaus_site.embedded import marks, waiting
from rathaus_site.embedded.manager import Manager
from rathaus_site.embedded.programs import Program
from rathaus_site.embedded.state import State

# Writes its name when it is told to end.
PROGRAM = """
import signal, sys
def end(number, frame):
    open(sys.argv[2], "a").write(sys.argv[1] + " ")
    sys.exit()
signal.signal(signal.SIGTERM, end)
while True:
    signal.pause()
"""


@pytest.fixture
def state(tmp_path: Path) -> State:
    state = State(tmp_path / "Zustand mit % und Leerzeichen")
    state.prepare()
    return state


@pytest.fixture
def manager(state: State) -> Iterator[Manager]:
    manager = Manager(state)
    program = state.folder / "program.py"
    program.write_text(PROGRAM)
    programs = [
        Program(name, [sys.executable, str(program), name, str(state.folder / "ended")])
        for name in ("first", "second", "third")
    ]
    process = manager.start(programs)
    yield manager
    manager.stop()
    assert process.wait(20) == 0


def _start_all(manager: Manager) -> dict[str, int]:
    for name in ("first", "second", "third"):
        manager.start_program(name)
    waiting.until(lambda: len(manager.pids()) == 3, seconds=20, what="programs")
    return manager.pids()


def test_programs_wait_for_us_and_end_last_started_first(manager: Manager, state: State) -> None:
    assert manager.running()
    assert manager.pids() == {}
    _start_all(manager)
    manager.start_program("first")  # running already: nothing happens
    manager.stop()
    assert not manager.running()
    assert (state.folder / "ended").read_text() == "third second first "


@pytest.mark.faults
def test_a_killed_program_comes_back(manager: Manager) -> None:
    before = _start_all(manager)
    os.kill(before["second"], signal.SIGKILL)
    waiting.until(lambda: manager.pids().get("second", 0) not in (0, before["second"]), seconds=20, what="second")
    after = manager.pids()
    assert {name: after[name] for name in ("first", "third")} == {name: before[name] for name in ("first", "third")}


@pytest.mark.faults
def test_a_killed_manager_takes_its_programs_with_it(state: State) -> None:
    manager = Manager(state)
    program = state.folder / "program.py"
    program.write_text(PROGRAM)
    process = manager.start([Program("only", [sys.executable, str(program), "only", str(state.folder / "ended")])])
    manager.start_program("only")
    waiting.until(lambda: "only" in manager.pids(), seconds=20, what="program")
    process.kill()
    process.wait()
    waiting.until((state.folder / "ended").exists, seconds=20, what="the program's end")


def test_a_socket_of_a_killed_manager_is_no_manager(state: State) -> None:
    state.control.parent.mkdir(exist_ok=True)
    state.control.touch()
    manager = Manager(state)
    assert not manager.running()
    manager.stop()  # nothing to end, no complaint
    manager.start([])
    assert manager.running()
    manager.stop()
    assert not manager.running()


def test_the_configuration_is_for_ourselves_alone(manager: Manager, state: State) -> None:
    assert state.supervisor_configuration.stat().st_mode & 0o077 == 0


@pytest.mark.faults
def test_what_a_killed_manager_leaves_behind_is_awaited_and_at_last_killed(state: State) -> None:
    stubborn = state.folder / "stubborn.py"
    stubborn.write_text("import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: signal.pause()\n")
    manager = Manager(state)
    process = manager.start([Program("stubborn", [sys.executable, str(stubborn)])])
    manager.start_program("stubborn")
    waiting.until(lambda: "stubborn" in manager.pids(), seconds=20, what="program")
    assert [mark.name for mark in marks.held(state.marks)] == ["stubborn"]
    process.kill()
    process.wait()
    marks.await_end(state.marks, own_seconds=0.5)
    assert marks.held(state.marks) == []


def test_a_mark_is_held_by_children_and_says_nothing_once_they_are_gone(tmp_path: Path) -> None:
    code = "import os, sys, pathlib; from rathaus_site.embedded import marks; marks.take(pathlib.Path(sys.argv[1]))"
    child = "os.spawnlp(os.P_NOWAIT, 'sleep', 'sleep', '2')"  # inherits, and outlives its parent
    subprocess.run([sys.executable, "-c", f"{code}; {child}", str(tmp_path / "part")], check=True)
    assert [mark.name for mark in marks.held(tmp_path)] == ["part"]
    marks.await_end(tmp_path)
    assert marks.held(tmp_path) == []


def test_a_manager_that_is_ending_is_waited_for(state: State) -> None:
    slow = state.folder / "slow.py"
    slow.write_text(
        "import signal, time\nsignal.signal(signal.SIGTERM, lambda *_: time.sleep(2) or exit())\nsignal.pause()"
    )
    manager = Manager(state)
    process = manager.start([Program("slow", [sys.executable, str(slow)])])
    manager.start_program("slow")
    waiting.until(lambda: "slow" in manager.pids(), seconds=20, what="program")
    ending = threading.Thread(target=manager.stop)
    ending.start()
    waiting.until(lambda: not manager.running(), seconds=5, what="the end")
    assert (manager.pids(), manager.failed("slow")) == ({}, True)
    manager.stop()
    assert process.wait(1) == 0
    ending.join()
