"""Hurting a running stack, and looking at what is left: kills, pauses, locks, and Wilsdruff as a stranger sees it."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psycopg
from tests.e2e.conftest import Stack

from rathaus_site.embedded import environment_file

SCHEMA = "t_wilsdruff"
COUNTED = ("cases_case", "outbox_message", "audit_entry")


def ask(stack: Stack, document: str, **variables: Any) -> httpx.Response:
    """One stored document, asked of Wilsdruff."""
    return _call(stack, "POST", "/graphql/", json={"document": document, "variables": variables})


def page(stack: Stack, path: str = "/") -> httpx.Response:
    """A page of Wilsdruff for somebody who has never been here."""
    return _call(stack, "GET", path, headers={"Accept": "text/html"})


def sent(stack: Stack, submission: dict[str, Any]) -> dict[str, Any] | None:
    """The receipt of an application, or None where none came: then nobody was promised anything."""
    try:
        answer = ask(stack, "SubmitCase", input=submission)
        found = answer.json()["data"]["submitCase"]
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return None
    return dict(found) if found["__typename"] == "Receipt" else None


def kill(stack: Stack, part: str) -> None:
    """kill -9 of a part's supervised process."""
    os.kill(pid_of(stack, part), signal.SIGKILL)


def pid_of(stack: Stack, part: str) -> int:
    """The process that the manager watches."""
    return int(stack.status()["parts"][part]["pid"])


@contextmanager
def kept_away(stack: Stack, part: str) -> Iterator[None]:
    """Killed, and not brought back before the block ends: the process manager is stopped meanwhile."""
    manager = int(Path(stack.environment["RATHAUS_STATE"], "supervisord.pid").read_text())
    part_pid = pid_of(stack, part)
    os.kill(manager, signal.SIGSTOP)
    try:
        os.kill(part_pid, signal.SIGKILL)
        yield
    finally:
        os.kill(manager, signal.SIGCONT)


@contextmanager
def paused(pid: int) -> Iterator[None]:
    """The process takes connections and answers nothing."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def until(holds: Callable[[], bool], seconds: float = 120) -> None:
    """Asks until it holds. Raises AssertionError after the time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.2)


def well(stack: Stack) -> bool:
    """Whether the town answers a stranger and every part says that it is ready."""
    try:
        return page(stack).status_code == httpx.codes.OK and bool(stack.status()["ready"])
    except httpx.HTTPError:
        return False


def superuser(stack: Stack) -> "psycopg.Connection[Any]":
    """A connection that sees everything."""
    values = environment_file.read(Path(stack.environment["RATHAUS_STATE"], "environment"))
    password, port = values["RATHAUS_PASSWORD_POSTGRES"], stack.environment["RATHAUS_PORT_POSTGRES"]
    return psycopg.connect(f"postgresql://postgres:{password}@127.0.0.1:{port}/rathaus", autocommit=True)


def counts(stack: Stack) -> dict[str, int]:
    """How many cases and audit entries Wilsdruff has."""
    with superuser(stack) as connection:
        rows = {name: connection.execute(f"SELECT count(*) FROM {SCHEMA}.{name}").fetchone() for name in COUNTED}
    return {name: row[0] if row else 0 for name, row in rows.items()}


def _call(stack: Stack, method: str, path: str, **options: Any) -> httpx.Response:
    port = stack.environment["RATHAUS_PORT_WEB"]
    headers = {**options.pop("headers", {}), "Host": f"wilsdruff.localhost:{port}"}
    return httpx.request(method, f"http://127.0.0.1:{port}{path}", headers=headers, timeout=30, **options)
