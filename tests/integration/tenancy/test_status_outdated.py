"""`rathaus status` of a newer program on the database of an older one says what to do, and shows no traceback."""

import json
from collections.abc import Iterator
from unittest.mock import Mock

import pytest
import typer
from tests.harness import databases
from typer.testing import CliRunner

from rathaus_site.cli import stack
from rathaus_site.embedded import status, status_towns
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef

PART = {"ready": True, "url": None, "pid": 1}


@pytest.fixture
def older(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> Iterator[None]:
    """A column that the program knows is not there yet."""
    with databases.admin(fresh_database) as connection:
        connection.execute("ALTER TABLE public.registry_town RENAME COLUMN pilot TO not_there_yet")
    registry.forget()
    yield
    registry.forget()


def report(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    """What the command prints on a stack whose parts all answer."""
    monkeypatch.setattr(stack, "saved_plan", lambda _state: Mock())
    monkeypatch.setattr(stack, "set_up_django", lambda: None)
    monkeypatch.setattr("rathaus_site.bytecode.keep", lambda: None)
    monkeypatch.setattr(status_towns, "operator", lambda: "http://rathaus.localhost")  # needs an identity secret
    parts = {name: dict(PART) for name in status.PART_NAMES}
    monkeypatch.setattr(status, "report", lambda *_of: status._whole("http://localhost:8000", parts))
    app = typer.Typer()
    app.command()(stack.status)
    answer = CliRunner().invoke(app, [*arguments])
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    return answer.exit_code, answer.output


def test_an_older_database_is_named_with_what_to_do(older: None, monkeypatch: pytest.MonkeyPatch) -> None:
    code, shown = report(monkeypatch)
    assert code == 1
    assert "./rathaus migrate" in shown and "Traceback" not in shown

    code, told = report(monkeypatch, "--json")
    found = json.loads(told)
    assert (code, found["ready"], found["problem"], found["towns"]) == (1, False, status_towns.OUTDATED, [])


def test_a_database_of_its_own_age_is_no_problem(
    fresh_database: str, ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, told = report(monkeypatch, "--json")
    found = json.loads(told)
    assert (code, found["ready"], found["problem"]) == (0, True, None)
    assert {town["slug"] for town in found["towns"]} == {"ahausen", "bestadt"}
