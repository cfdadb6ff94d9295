"""A real worker on a real broker: what is called in a town is done in that town, by another process."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from kombu import Queue
from tests.harness import run
from tests.integration.tenancy import background

from rathaus_site.celery import app
from rathaus_tenants.context import in_town
from rathaus_tenants.preferences.api import preferences
from rathaus_tenants.values import TownRef

ROOT = Path(__file__).parents[3]


def until(answer: Callable[[], bool], seconds: float = 90) -> None:
    """Asks until the answer is yes. The broker has no event we could wait for from here."""
    end = time.monotonic() + seconds
    with connection.cursor() as cursor:
        while not answer():
            assert time.monotonic() < end, "the worker did not do it in time"
            cursor.execute("SELECT pg_sleep(0.05)")


@pytest.fixture
def queue(fresh_database: str) -> Iterator[str]:
    """A queue of this test's own; a worker of the whole program listens to it and to nothing else."""
    name = f"tests-{uuid4().hex[:8]}"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "RATHAUS_DATABASE_URL": connection_url(fresh_database),
        "DJANGO_SETTINGS_MODULE": "rathaus_site.settings_test",
    }
    command = [sys.executable, "-m", "celery", "-A", "rathaus_site.celery", "worker", "-Q", name, "-c", "2"]
    command += ["-I", "tests.integration.tenancy.background", "-n", f"{name}@%h", "--without-gossip"]
    command += ["--without-mingle", "--loglevel", "INFO"]
    log = run.folder() / f"{name}.log"
    with log.open("wb") as output:
        worker = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=output, stderr=output)
        try:
            yield name
        finally:
            worker.terminate()
            worker.wait(30)
            with app.connection_for_write() as broker:
                Queue(name, channel=broker.default_channel).delete()


def connection_url(name: str) -> str:
    """The login role's URL to another database of the same server."""
    head, _, _ = os.environ["RATHAUS_DATABASE_URL"].rpartition("/")
    return f"{head}/{name}"


def motto_of(town: TownRef) -> str:
    with in_town(town):
        return preferences().motto


def test_tasks_run_in_the_town_of_their_call(ahausen: TownRef, bestadt: TownRef, queue: str) -> None:
    for town in (ahausen, bestadt, ahausen):
        with in_town(town):
            background.fails.apply_async(queue=queue)
            background.sign.apply_async([town.slug[0]], queue=queue)
    stray: dict[str, Any] = {"args": ["x"], "queue": queue}
    app.send_task("tests.sign", **stray)  # a message that names no town
    with in_town(bestadt):
        background.sign.apply_async(["!"], queue=queue)

    until(lambda: motto_of(ahausen) == "aa" and sorted(motto_of(bestadt)) == ["!", "b"])

    log = (run.folder() / f"{queue}.log").read_text()
    assert "TaskRefused" in log
    assert log.count("so nicht") >= 3, "a task that fails says so and does not take its worker's town along"
