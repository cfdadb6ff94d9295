"""What sending an application costs: CPU of the web tier, and its rate beside pgbench writing the same rows."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from psycopg.conninfo import conninfo_to_dict
from tests.harness import databases, run, same_inserts
from tests.harness.figures import at_least, at_most, report
from tests.integration.cases import world

from rathaus_services.cases import api as cases
from rathaus_tenants.context import in_town
from rathaus_tenants.provisioning import programs
from rathaus_tenants.values import TownRef

WORKERS, APPLICATIONS, ROUNDS, SECONDS = 2, 60, 4, 4
CAUSE = "15 statements for 5 new rows: what is checked is read once, the session is a transaction of its own"
OF_THE_RUN = (
    run.FOLDER,
    run.ADMIN,
    run.OWN,
    "RATHAUS_DATABASE_URL",
    "RATHAUS_OWNER_DATABASE_URL",
    "RATHAUS_PG_BIN",
    "DJANGO_SETTINGS_MODULE",
)


@pytest.mark.bench
def test_figures(request: pytest.FixtureRequest) -> None:
    """On servers that wait for the disk: the suite's own do not, so the figures are taken in a run of their own."""
    if os.environ.get(run.FSYNC) != "on":
        environment = {name: value for name, value in os.environ.items() if name not in OF_THE_RUN}
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-n", "0", "-m", "bench", str(Path(__file__))]
        done = subprocess.run(command, env={**environment, run.FSYNC: "on"}, cwd=databases.ROOT, check=False)
        assert done.returncode == 0
        return
    _measure(request.getfixturevalue("fresh_database"), request.getfixturevalue("ahausen"))


def _measure(database: str, town: TownRef) -> None:
    with databases.admin(database) as admin, _workers(database) as workers:
        script = run.folder() / "submit.sql"
        script.write_text(_same_writes(admin, town))
        sent, plain, cpu = [], [], []
        for _round in range(ROUNDS):
            told = _send(workers, town)
            sent.append(sum(APPLICATIONS / one["seconds"] for one in told))
            cpu += [one["cpu"] / APPLICATIONS * 1000 for one in told]
            plain.append(_pgbench(database, script))
        (safe,) = admin.execute("SHOW fsync").fetchone() or ("",)
    rows = script.read_text().count("INSERT")
    how = (
        f"POST of the last page, {WORKERS} workers beside pgbench -c {WORKERS}, fsync {safe}, best of {ROUNDS} in turn"
    )
    report(
        {
            "submit_cpu_milliseconds": at_most(
                min(cpu), 8, "ms", f"whole request, one of {APPLICATIONS}; {how}; {CAUSE}"
            ),
            "submit_rate_of_pgbench": at_least(
                max(sent) / max(plain),
                0.2,
                "×",
                f"{max(sent):.0f}/s beside {max(plain):.0f}/s of the same {rows} rows; {how}",
            ),
        }
    )


def _same_writes(admin: psycopg.Connection, town: TownRef) -> str:
    with in_town(town):
        world.send()  # the first one of a year makes rows that all others find
        draft_id, key, grants = world.filled_draft()
        with CaptureQueriesContext(connection) as made:
            receipt = cases.submit(draft_id, idempotency_key=key, person=None, grants=grants)
    query = f"SELECT xmin::text FROM {town.schema}.cases_case WHERE id = %s"
    (transaction,) = admin.execute(query, [receipt.case_id]).fetchone() or ("",)
    return same_inserts.script(admin, town.schema, [one["sql"] for one in made.captured_queries], transaction)


def _send(workers: list["subprocess.Popen[str]"], town: TownRef) -> list[dict[str, float]]:
    """Every worker fills its drafts; when all are ready they send at the same time."""
    order = json.dumps({"slug": town.slug, "count": APPLICATIONS})
    for line in (order, "go"):
        for worker in workers:
            assert worker.stdin
            worker.stdin.write(line + "\n")
            worker.stdin.flush()
        answers = [json.loads(worker.stdout.readline()) for worker in workers if worker.stdout]
    return answers


def _pgbench(database: str, script: Path) -> float:
    """Transactions in a second."""
    url = conninfo_to_dict(os.environ[run.ADMIN])
    command = [str(programs.program("pgbench")), "-n", "-c", str(WORKERS), "-j", str(WORKERS), "-T", str(SECONDS)]
    command += ["-f", str(script), "-h", str(url["host"]), "-p", str(url["port"]), "-U", str(url["user"]), database]
    environment = {**os.environ, "PGPASSWORD": str(url.get("password", ""))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    assert done.returncode == 0 and found is not None, done.stderr[-2000:]
    return float(found[1])


@contextmanager
def _workers(database: str) -> Iterator[list["subprocess.Popen[str]"]]:
    url = conninfo_to_dict(os.environ["RATHAUS_DATABASE_URL"])
    login = f"postgresql://{url['user']}:{url['password']}@{url['host']}:{url.get('port', 5432)}/{database}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "rathaus_site.settings_test",
        "RATHAUS_DATABASE_URL": login,
    }
    with ExitStack() as running:
        found = []
        for _ in range(WORKERS):
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.harness.submit_child"],
                cwd=databases.ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            running.enter_context(process)
            running.callback(process.kill)
            found.append(process)
        yield found
