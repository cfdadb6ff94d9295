"""The whole stack as `./rathaus up` makes it, in a folder of its own, and a real browser in front of it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from rathaus_site.cli.chromium import find_chromium
from rathaus_site.embedded.testing import reachable_folder

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NAMES = ("WEB", "KEYCLOAK", "KEYCLOAK_HEALTH", "POSTGRES", "BROKER", "CACHE", "SMTP", "MAIL")
PORTS = {name: 8900 + place for place, name in enumerate(NAMES)}


@dataclass(frozen=True)
class Stack:
    """A running stack and the `rathaus` command bound to it."""

    environment: dict[str, str]

    def rathaus(self, *arguments: str, timeout: float = 600) -> str:
        """Run the command; its output. Raises CalledProcessError."""
        command = [str(Path(sys.executable).parent / "rathaus"), *arguments]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=timeout)
        if done.returncode:
            said = f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
            raise AssertionError(f"rathaus {' '.join(arguments)} ended with {done.returncode}:\n{said}")
        return done.stdout

    def status(self) -> dict[str, Any]:
        """What `rathaus status --json` says now."""
        return dict(json.loads(self.rathaus("status", "--json")))

    def url(self, slug: str) -> str:
        return next(str(town["url"]).rstrip("/") for town in self.status()["towns"] if town["slug"] == slug)

    def account(self, town: str, role: str) -> tuple[str, str]:
        """User name and password of a demo account; citizens belong to no town."""
        found = next(a for a in self.status()["demo_accounts"] if a["role"] == role and a["town"] in (town, None, ""))
        return str(found["username"]), str(found["password"])


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """Started once; RATHAUS_TEST_STATE names a folder to keep and reuse between runs."""
    kept = os.environ.get("RATHAUS_TEST_STATE")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("RATHAUS_", "DJANGO_"))}
    environment |= {f"RATHAUS_PORT_{name}": str(port) for name, port in PORTS.items()}
    environment |= {name: value for name, value in os.environ.items() if name in ("RATHAUS_CACHE", "RATHAUS_CHROMIUM")}
    # Pytest's own folders are closed to the servers' account: as root their data would stay behind elsewhere.
    with nullcontext(Path(kept)) if kept else reachable_folder() as state:
        environment["RATHAUS_STATE"] = str(state)
        running = Stack(environment)
        if kept and running.status().get("ready"):
            yield running  # a stack that somebody else started, and will end
            return
        running.rathaus("up", "--detach", timeout=900)
        yield running
        running.rathaus("down")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ended with its file: Playwright's loop stays in the thread, and Django's ORM refuses to work beside it."""
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.path), args=ARGUMENTS, env={**os.environ, **chromium.environment}
        )
        yield browser
        browser.close()


@pytest.fixture
def person(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A fresh browser profile per call: `person()` is somebody who has never been here."""
    contexts: list[BrowserContext] = []

    def arrive(**options: Any) -> Page:
        context = browser.new_context(locale="de-DE", **options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()
