"""What a town costs: its making beside a plain restore, its size, a switch, and a migration with nothing to do."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable

import pytest
from django.db import connection
from tests.factories import town_spec
from tests.harness.figures import Figure, at_most, report

from rathaus_tenants.context import in_town
from rathaus_tenants.migrate.behind import behind
from rathaus_tenants.owner import owner_connection
from rathaus_tenants.provisioning import programs, template
from rathaus_tenants.provisioning.api import create_town
from rathaus_tenants.registry import api as registry

ROUNDS = 7


@pytest.mark.bench
def test_figures(fresh_database: str) -> None:
    report(figures())


def figures() -> dict[str, Figure]:
    """All of it on one database, measured side by side."""
    return {**making(), **size(), **switching(), **nothing_to_migrate()}


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def making() -> dict[str, Figure]:
    """Alternately a whole new town and psql's restore of the same schema."""
    with owner_connection() as owner:
        dump = template.dump(owner)
        program = str(programs.program("psql"))
        psql = [program, "-q", "-1", "-v", "ON_ERROR_STOP=1", "-d", owner.info.dsn]
        environment = {**os.environ, "PGPASSWORD": owner.info.password}
    restored, structure, whole = [], [], []
    for number in range(ROUNDS):
        text = dump.replace(template.PLACEHOLDER, f"plain_{number}").encode()
        start = time.perf_counter()
        subprocess.run(psql, input=text, env=environment, stdout=subprocess.DEVNULL, check=True)
        restored.append(time.perf_counter() - start)
        watch = Watch()
        create_town(town_spec(f"stadt{number}", ars=f"{number:012d}"), watch)
        structure.append(watch.until["identity"])
        whole.append(time.perf_counter() - watch.start)
    plain = statistics.median(restored)
    how = f"beside psql -1 of the template's dump ({plain:.2f} s), median of {ROUNDS}"
    return {
        "new_town_seconds": at_most(statistics.median(whole), 1.5, "s", "rathaus town create, whole plan"),
        "new_town_ratio": at_most(statistics.median(whole) / plain, 2, "×", f"whole plan {how}"),
        "new_schema_ratio": at_most(
            statistics.median(structure) / plain, 1.2, "×", f"row, key, schema, role, rights, host, preferences {how}"
        ),
    }


class Watch:
    """Notes when each step was reached."""

    def __init__(self) -> None:
        self.start = time.perf_counter()
        self.until: dict[str, float] = {}

    def __call__(self, step: str, state: str) -> None:
        self.until.setdefault(step, time.perf_counter() - self.start)


def size() -> dict[str, Figure]:
    """One town as it is handed over, start pages included."""
    with owner_connection() as owner:
        tables, relations, bytes_used = owner.execute(
            "SELECT count(*) FILTER (WHERE relkind IN ('r', 'p')), count(*), sum(pg_relation_size(oid))"
            " FROM pg_class WHERE relnamespace = 't_stadt0'::regnamespace"
            " OR oid IN (SELECT reltoastrelid FROM pg_class WHERE relnamespace = 't_stadt0'::regnamespace)"
        ).fetchone() or (0, 0, 0)
    relations_how = (
        "pg_class with TOAST, indexes, sequences; spare indexes are dropped, what is left are primary keys, constraints"
        " and indexes that Wagtail and Django declare for its 50 tables"
    )
    return {
        "tables_per_town": at_most(tables, 100, "tables", "pg_class"),
        "relations_per_town": at_most(relations, 300, "relations", relations_how),
        "megabytes_per_town": at_most(int(bytes_used) / 2**20, 3.5, "MB", "pg_relation_size, start pages included"),
    }


def switching() -> dict[str, Figure]:
    """A statement in changing towns beside the same statement in one town."""
    towns = [registry.find(f"stadt{number}") for number in range(ROUNDS)]

    def ask(changing: bool) -> None:
        for number in range(350):
            with in_town(towns[number % ROUNDS if changing else 0]), connection.cursor() as cursor:
                cursor.execute("SELECT 1")

    ask(True)
    differences = [seconds(lambda: ask(True)) - seconds(lambda: ask(False)) for _ in range(ROUNDS)]
    each = statistics.median(differences) / 350 * 1000
    return {"switch_milliseconds": at_most(each, 0.5, "ms", "SELECT 1 in changing towns less in one town")}


def nothing_to_migrate() -> dict[str, Figure]:
    """The question who is behind, reckoned up to 2,000 towns."""
    with owner_connection() as owner:
        mark = template.fingerprint(owner, template.SCHEMA)
        count = len(registry.active_towns())
        asked = statistics.median(seconds(lambda: behind(owner, mark)) for _ in range(ROUNDS))
        assert behind(owner, mark) == []
    return {"nobody_behind_seconds": at_most(asked / count * 2_000, 3, "s", f"asked of {count} towns, times 2,000")}
