"""The whole stack as a person meets it: one command, three towns, parts that come back, data that stays."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from rathaus_site.embedded import waiting
from rathaus_site.embedded.addresses import DEFAULTS, setting
from rathaus_site.embedded.ports import free_port, is_free
from rathaus_site.embedded.state import state
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

    def call(self, *arguments: str) -> str:
        """Runs it to the end; its standard output."""
        done = subprocess.run(
            [*RATHAUS, *arguments], env=self.environment, capture_output=True, text=True, timeout=900, check=False
        )
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


def test_a_killed_web_tier_comes_back_whole(stack: Stack) -> None:
    before = stack.status()["parts"]["web"]["pid"]
    os.kill(before, signal.SIGKILL)

    def back() -> bool:
        found = stack.status()
        return bool(found["ready"] and found["parts"]["web"]["pid"] not in (None, before))

    waiting.until(back, seconds=120, what="web")
    assert stack.page("wilsdruff").status_code == httpx.codes.OK


def test_ending_frees_every_port_and_starting_again_keeps_the_data(stack: Stack) -> None:
    stack.call("town", "rename", "wilsdruff", "Wilsdruff am Wald")
    stack.call("down")
    assert stack.gone()
    with subprocess.Popen([*RATHAUS, "up"], env=stack.environment, stderr=subprocess.PIPE, text=True) as attached:
        assert attached.stderr is not None
        for line in attached.stderr:
            if "Strg-C" in line:
                break
        towns = {town["slug"]: town["name"] for town in stack.status()["towns"]}
        assert towns["wilsdruff"] == "Wilsdruff am Wald"
        attached.send_signal(signal.SIGINT)
        assert attached.wait(120) == 0
    assert stack.gone()
