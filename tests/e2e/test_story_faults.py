"""kill -9 while an application is sent: afterwards the case exists exactly once, and its mail goes out."""

import os
import signal
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.contract.test_graphql import submission
from tests.e2e.conftest import Stack
from tests.e2e.postbox import wait_for_mail

pytestmark = [pytest.mark.faults, pytest.mark.xdist_group("stack")]


def ask(stack: Stack, document: str, **variables: Any) -> httpx.Response:
    """One stored document, asked of Wilsdruff."""
    port = stack.environment["RATHAUS_PORT_WEB"]
    body = {"document": document, "variables": variables}
    host = {"Host": f"wilsdruff.localhost:{port}"}
    return httpx.post(f"http://127.0.0.1:{port}/graphql/", json=body, headers=host, timeout=30)


def kill(stack: Stack, part: str) -> None:
    os.kill(int(stack.status()["parts"][part]["pid"]), signal.SIGKILL)


def until(holds: Callable[[], bool], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} s"


@pytest.mark.parametrize("part", ["worker", "valkey"])
def test_a_killed_part_costs_no_application(stack: Stack, part: str) -> None:
    email = f"{part}-{uuid4().hex[:8]}@example.org"
    sent = {**submission(email=email), "contactEmail": email}

    kill(stack, part)
    first = ask(stack, "SubmitCase", input=sent).json()["data"]["submitCase"]
    again = ask(stack, "SubmitCase", input=sent).json()["data"]["submitCase"]

    assert (first["__typename"], again["replayed"], again["number"]) == ("Receipt", True, first["number"])
    wait_for_mail(stack, email, first["number"], seconds=120)
    until(lambda: bool(stack.status()["ready"]))
