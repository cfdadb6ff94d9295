"""What a person waits for: the first start of a fresh clone, a later start, and what the worker then weighs."""

import json
import os
import statistics
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.contract.test_graphql import submission
from tests.harness.figures import Figure, at_most, report

from rathaus_site.embedded import waiting
from rathaus_site.embedded.addresses import DEFAULTS, setting
from rathaus_site.embedded.ports import free_port
from rathaus_site.embedded.testing import reachable_folder
from rathaus_site.frontend.places import ROOT

ROUNDS = 3
APPLICATIONS = 10


@dataclass(frozen=True)
class Clone:
    """A clone of the last commit, with caches of its own: nothing is there that a first start would have to fetch."""

    folder: Path
    environment: dict[str, str]

    def rathaus(self, *arguments: str) -> float:
        """Runs the door; the seconds it took."""
        begun = time.perf_counter()
        subprocess.run(["./rathaus", *arguments], cwd=self.folder, env=self.environment, check=True, timeout=1800)
        return time.perf_counter() - begun

    def status(self) -> dict[str, Any]:
        command = ["./rathaus", "status", "--json"]
        done = subprocess.run(command, cwd=self.folder, env=self.environment, check=True, capture_output=True)
        return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def clone() -> Iterator[Clone]:
    with reachable_folder() as place:
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place / "rathaus")], check=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("RATHAUS_", "DJANGO_"))}
        ports = {setting(name): str(free_port()) for name in DEFAULTS}
        caches = {
            name: str(place / "caches" / name)
            for name in ("UV_CACHE_DIR", "PIP_CACHE_DIR", "npm_config_cache", "PYTHONPYCACHEPREFIX")
        }
        fresh = Clone(place / "rathaus", {**kept, **ports, **caches})
        yield fresh
        fresh.rathaus("down")


@pytest.mark.bench
def test_figures(clone: Clone) -> None:
    report({**starting(clone), **weighing(clone)})


def starting(clone: Clone) -> dict[str, Figure]:
    """The door from nothing, then again with everything in place."""
    machine = f"{os.cpu_count()} cores, load before {os.getloadavg()[0]:.1f}"
    first = clone.rathaus("up", "--detach")
    warm = []
    for _ in range(ROUNDS):
        clone.rathaus("down")
        warm.append(clone.rathaus("up", "--detach"))
    what = "./rathaus up --detach until every part is ready and shown"
    return {
        "first_start_seconds": at_most(
            first, 240, "s", f"{what}, in a clone without .venv, node_modules, Keycloak and caches ({machine})"
        ),
        "warm_start_seconds": at_most(
            statistics.median(warm), 15, "s", f"{what}, data kept, median of {ROUNDS} ({machine})"
        ),
    }


def weighing(clone: Clone) -> dict[str, Figure]:
    """The pool processes of the real worker, after letters and mails."""
    web = setting("web")
    for _ in range(APPLICATIONS):
        body = {"document": "SubmitCase", "variables": {"input": {**submission(), "idempotencyKey": str(uuid4())}}}
        address, host = f"http://127.0.0.1:{clone.environment[web]}/graphql/", "wilsdruff.localhost"
        answer = httpx.post(address, json=body, headers={"Host": f"{host}:{clone.environment[web]}"}, timeout=60)
        assert answer.json()["data"]["submitCase"]["__typename"] == "Receipt"
    parts = clone.status()["parts"]
    waiting.until(lambda: _mails(parts["mail"]["url"]) >= APPLICATIONS, seconds=180, what="mails")
    pool = [_memory(int(child)) for child in _children(int(parts["worker"]["pid"]))]
    how = (
        f"the heaviest of {len(pool)} pool processes after {APPLICATIONS} receipts as PDF and their mails: "
        f"PSS, shared pages divided among their users (RSS {max(one['Rss'] for one in pool):.0f} MB)"
    )
    return {"worker_megabytes": at_most(max(one["Pss"] for one in pool), 200, "MB", how)}


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _memory(pid: int) -> dict[str, float]:
    """Rss and Pss in MB, as Linux counts them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {name: int(rest.split()[0]) / 1024 for name, _, rest in (line.partition(":") for line in lines)}


def _mails(url: str) -> int:
    return len(httpx.get(url, headers={"Accept": "application/json"}).json())
