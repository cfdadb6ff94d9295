"""A town's pages beside the same pages of a plain Wagtail: two processes on the same server, asked in turn."""

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from psycopg.conninfo import conninfo_to_dict
from tests.harness.databases import ROOT

from rathaus_tenants.values import TownRef


class Site:
    """One of the two processes."""

    def __init__(self, process: "subprocess.Popen[str]", host: str, between: str) -> None:
        self._process, self._host, self._between = process, host, between

    def visit(self, path: str, times: int = 1) -> dict[str, Any]:
        """`seconds` of each request, and the `sql` of a further one."""
        assert self._process.stdin and self._process.stdout
        order = {"path": path, "times": times, "host": self._host, "between": self._between}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@contextmanager
def both(database: str, town: TownRef, stranger: TownRef) -> Iterator[tuple[Site, Site]]:
    """The town's site, visited in turn with the stranger's so that each request switches, and the plain one."""
    values = {**dataclasses.asdict(town), "id": str(town.id)}
    url = conninfo_to_dict(os.environ["RATHAUS_DATABASE_URL"])
    login = f"{url['user']}:{url['password']}@{url['host']}:{url.get('port', 5432)}"
    with ExitStack() as running:
        towns = _started(
            running, "rathaus_site.settings_test", {"RATHAUS_DATABASE_URL": f"postgresql://{login}/{database}"}
        )
        plain = _started(
            running,
            "tests.harness.settings_plain",
            {"PLAIN_DATABASE": database, "PLAIN_SCHEMA": town.schema, "PLAIN_TOWN": json.dumps(values)},
        )
        yield Site(towns, town.host, stranger.host), Site(plain, town.host, "")


def _started(running: ExitStack, settings: str, values: dict[str, str]) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.harness.page_child"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": settings, **values},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    running.enter_context(process)  # waits for its end
    running.callback(process.kill)
    return process
