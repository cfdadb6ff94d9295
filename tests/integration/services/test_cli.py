"""The catalogue on the command line."""

import json
from pathlib import Path

import pytest
from tests.unit.services.folders import change, copy_of
from typer.testing import CliRunner

from rathaus_services import registry
from rathaus_services.cli import services
from rathaus_services.loader import load_folders
from rathaus_tenants.values import TownRef

KEY = "meldebescheinigung"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(services, list(arguments))
    return result.exit_code, result.output


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue with one damaged copy instead of the installed ones."""
    folder = copy_of(KEY, tmp_path)
    change(folder / "texts/de.yaml", "receipt: Ihre Anfrage ist angekommen", "receipt: Erfolgreich gesendet")
    loaded = load_folders([folder])
    monkeypatch.setattr(registry, "loaded", lambda: loaded)
    monkeypatch.setattr(registry, "_by_key", lambda: {module.key: module for module in loaded.sound})
    monkeypatch.setattr(registry, "folders", lambda: iter([folder]))
    return folder


def test_list_tells_machines_everything() -> None:
    code, output = run("list", "--json")

    rows = {row["key"]: row for row in json.loads(output)}
    assert code == 0
    assert rows[KEY]["leika"] == "99115003012000"
    assert rows[KEY]["content_hash"] == registry.module(KEY).content_hash


def test_check_is_quiet_and_0_when_all_is_well() -> None:
    code, output = run("check", KEY, "--json")

    assert (code, json.loads(output)) == (0, {"checked": [KEY], "problems": []})


def test_check_names_the_place_and_is_1(damaged: Path) -> None:
    code, output = run("check", "--json")

    (problem,) = json.loads(output)["problems"]
    assert code == 1
    assert (problem["file"], problem["rule"]) == ("texts/de.yaml", "R321")
    lines = (damaged / "texts/de.yaml").read_text().splitlines()
    assert lines[problem["line"] - 1] == "receipt: Erfolgreich gesendet"
    assert "R321" in run("check")[1]


def test_check_of_an_unknown_service_is_refused() -> None:
    assert run("check", "katzensteuer")[0] == 1


def test_sync_leaves_a_damaged_service_out(damaged: Path, ahausen: TownRef) -> None:
    code, output = run("sync", "--json")

    assert code == 1
    assert json.loads(output) == {"new": [], "known": [], "unsound": [KEY]}


def test_sync_is_done_once(ahausen: TownRef) -> None:
    run("sync")

    code, output = run("sync", "--json")

    assert code == 0
    assert json.loads(output)["new"] == []


def test_a_stamp_makes_the_next_change_ask_for_a_new_version(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(damaged / "texts/de.yaml", "receipt: Erfolgreich gesendet", "receipt: Ihre Anfrage ist da")
    module = load_folders([damaged]).modules[0]
    monkeypatch.setattr(registry, "module", lambda key: module)

    assert run("stamp", KEY)[0] == 0
    assert load_folders([damaged]).problems == ()
    change(damaged / "texts/de.yaml", "receipt: Ihre Anfrage ist da", "receipt: Ihre Anfrage ist bei uns")

    assert [problem.rule for problem in load_folders([damaged]).problems] == ["R1001"]
