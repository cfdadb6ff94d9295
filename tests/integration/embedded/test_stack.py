"""The whole stack as a person meets it: one command, three towns, parts that come back, data that stays."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from rathaus_site.embedded import waiting
from rathaus_site.embedded.addresses import DEFAULTS, setting
from rathaus_site.embedded.manager import Manager
from rathaus_site.embedded.ports import free_port, is_free
from rathaus_site.embedded.state import State, state
from rathaus_site.embedded.testing import reachable_folder

pytestmark = [pytest.mark.faults, pytest.mark.keycloak]

PARTS = {"postgres", "valkey", "keycloak", "web", "worker", "beat", "mail"}


@dataclass(frozen=True)
class Stack:
    """The command `rathaus` for one state folder."""

    folder: Path
    ports: dict[str, int]

    @property
    def environment(self) -> dict[str, str]:
        """Ours without what the test run has set, with a shared download of Keycloak."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("RATHAUS_")}
        ports = {setting(name): str(port) for name, port in self.ports.items()}
        return {**kept, **ports, "RATHAUS_STATE": str(self.folder), "RATHAUS_CACHE": str(state().cache)}

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Runs it to the end."""
        return subprocess.run(
            [*RATHAUS, *arguments], env=self.environment, capture_output=True, text=True, timeout=900, check=False
        )

    def call(self, *arguments: str) -> str:
        """Runs it to its good end; its standard output."""
        done = self.run(*arguments)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    def status(self) -> dict[str, Any]:
        """What it says of itself."""
        return dict(json.loads(self.call("status", "--json")))

    def page(self, town: str, path: str = "/") -> httpx.Response:
        """A town's page, without a resolver for *.localhost."""
        address = f"http://127.0.0.1:{self.ports['web']}{path}"
        return httpx.get(address, headers={"Host": f"{town}.localhost:{self.ports['web']}"}, timeout=60)

    def gone(self) -> bool:
        """Whether no port is held any more."""
        return all(map(is_free, self.ports.values()))


RATHAUS = (sys.executable, "-m", "rathaus_site")


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with reachable_folder() as folder:
        stack = Stack(folder, {name: free_port() for name in DEFAULTS})
        try:
            stack.call("up", "--detach")
            yield stack
        finally:
            stack.call("down")


def test_everything_is_ready_with_three_towns(stack: Stack) -> None:
    found = stack.status()
    assert found["ready"]
    assert set(found["parts"]) == PARTS
    assert {"ready", "url", "pid"} == set(found["parts"]["web"])
    assert all(part["ready"] and part["pid"] for part in found["parts"].values())
    assert {town["slug"]: town["ars"] for town in found["towns"]} == {
        "wilsdruff": "146280410410",
        "bad-belzig": "120690020020",
        "bad-salzschlirf": "066310001001",
    }
    assert {account["town"] for account in found["demo_accounts"]} == {"", *(t["slug"] for t in found["towns"])}
    for town in found["towns"]:
        answer = stack.page(town["slug"])
        assert answer.status_code == httpx.codes.OK
        assert town["name"] in answer.text
    assert stack.page("unbekannt").status_code == httpx.codes.NOT_FOUND


def test_what_is_kept_is_kept_for_ourselves(stack: Stack) -> None:
    for name in ("environment", "supervisord.conf", "identity", "media", "logs", "mails"):
        assert (stack.folder / name).stat().st_mode & 0o077 == 0, name
    configuration = (stack.folder / "supervisord.conf").read_text()
    lines = (stack.folder / "environment").read_text().splitlines()
    secrets = [line.partition("=")[2] for line in lines if "PASSWORD" in line or "SECRET" in line or "KEY=" in line]
    assert len(secrets) >= 7
    assert not [secret for secret in secrets if secret in configuration]


def test_every_killed_part_comes_back(stack: Stack) -> None:
    """All at once, the hardest case: nobody finds what it needs, and the manager starts each again."""
    before = {name: part["pid"] for name, part in stack.status()["parts"].items()}
    for pid in before.values():
        os.kill(pid, signal.SIGKILL)

    def back() -> bool:
        found = stack.status()
        return bool(found["ready"]) and all(part["pid"] != before[name] for name, part in found["parts"].items())

    waiting.until(back, seconds=240, what="every part")
    assert stack.page("wilsdruff").status_code == httpx.codes.OK


def test_after_the_manager_was_killed_the_next_start_just_works(stack: Stack) -> None:
    """Its programs have been told to end and still hold their ports: the start waits for them."""
    os.kill(int((stack.folder / "supervisord.pid").read_text()), signal.SIGKILL)
    stack.call("up", "--detach")
    assert stack.status()["ready"]


def test_a_manager_that_hangs_is_named_and_not_waited_for(stack: Stack) -> None:
    """As after Ctrl-Z or a frozen container: the start must not put a second one beside it."""
    manager = int((stack.folder / "supervisord.pid").read_text())
    os.kill(manager, signal.SIGSTOP)
    try:
        for command in ("status", "up"):
            done = stack.run(command)
            assert done.returncode == 1
            assert "antwortet nicht" in done.stderr
            assert "Traceback" not in done.stderr
    finally:
        os.kill(manager, signal.SIGCONT)
    assert stack.status()["ready"]


def test_a_second_start_completes_what_is_missing(stack: Stack) -> None:
    """As after `rathaus up` itself was killed half-way."""
    _stop_program(stack, "mail")
    assert not stack.status()["ready"]
    stack.call("up", "--detach")
    assert stack.status()["ready"]


def test_a_taken_port_is_named_with_its_setting(stack: Stack) -> None:
    with reachable_folder() as other:
        environment = {**stack.environment, "RATHAUS_STATE": str(other)}
        done = subprocess.run(
            [*RATHAUS, "up", "--detach"], env=environment, capture_output=True, text=True, timeout=120, check=False
        )
    assert done.returncode == 1
    for name, port in stack.ports.items():
        assert f"Port {port} ist belegt. {setting(name)} auf einen freien Port setzen." in done.stderr
    assert stack.status()["ready"]


def test_a_killed_manager_under_an_attached_start_comes_back_by_itself(stack: Stack) -> None:
    stack.call("down")
    with _attached(stack) as process:
        os.kill(int((stack.folder / "supervisord.pid").read_text()), signal.SIGKILL)
        waiting.until(lambda: bool(stack.status()["ready"]), seconds=180, what="the stack")
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 0
    assert stack.gone()
    stack.call("up", "--detach")


def test_ending_frees_every_port_and_starting_again_keeps_the_data(stack: Stack) -> None:
    stack.call("town", "rename", "wilsdruff", "Wilsdruff am Wald")
    stack.call("down")
    assert stack.gone()
    with _attached(stack) as process:
        towns = {town["slug"]: town["name"] for town in stack.status()["towns"]}
        assert towns["wilsdruff"] == "Wilsdruff am Wald"
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 0
    assert stack.gone()


@contextmanager
def _attached(stack: Stack) -> Iterator["subprocess.Popen[bytes]"]:
    """`rathaus up` in the foreground, once it says that Ctrl-C ends everything."""
    with (stack.folder / "attached.log").open("w+") as log:
        process = subprocess.Popen([*RATHAUS, "up"], env=stack.environment, stdout=log, stderr=subprocess.STDOUT)
        text = Path(log.name)
        try:
            waiting.until(
                lambda: "Strg-C" in text.read_text(), seconds=300, what="up", alive=lambda: process.poll() is None
            )
            yield process
        finally:
            process.kill()  # where it has not ended as the test wants
            process.wait()


def _stop_program(stack: Stack, name: str) -> None:
    proxy = Manager(State(stack.folder))._rpc()
    proxy.supervisor.stopProcess(name)
