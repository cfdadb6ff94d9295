"""FIM and new services on the command line: what is written, what is said, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.services.fim_files import code_list, field, group, list_reference, schema
from typer.testing import CliRunner

from rathaus_services import registry
from rathaus_services.cli import services

URI = "urn:de:example:codeliste:farbe"


def run(*arguments: Any) -> tuple[int, str]:
    result = CliRunner().invoke(services, [str(argument) for argument in arguments])
    return result.exit_code, result.output


@pytest.fixture
def fim(tmp_path: Path) -> Path:
    colour = field("F60000000501", "Farbe", kind="select", extra=list_reference(URI, "3"))
    (tmp_path / "hund.xml").write_bytes(schema(group("G60000000101", "Hund", colour)))
    (tmp_path / "farben.xml").write_bytes(code_list(URI, "3", ("S", "schwarz"), ("W", "weiß")))
    return tmp_path / "hund.xml"


def test_a_schema_goes_in_and_out_again(fim: Path, tmp_path: Path) -> None:
    output = tmp_path / "katalog"

    code, said = run("import-fim", fim, "--codelist", tmp_path / "farben.xml", "--output", output, "--json")
    folder = output / "hund_anmelden"

    assert code == 0
    assert json.loads(said)["folder"] == str(folder)
    assert json.loads(said)["tier"] == "entwurf"
    assert run("check", folder)[0] == 0
    assert run("export-fim", folder, "--output", tmp_path / "wieder.xml")[0] == 0
    assert run("import-fim", tmp_path / "wieder.xml", "--key", "noch_einmal", "--output", output)[0] == 0
    first, second = (json.loads((output / key / "fim.json").read_text()) for key in ("hund_anmelden", "noch_einmal"))
    assert first == second
    assert run("export-fim", folder)[1] == (tmp_path / "wieder.xml").read_text()


def test_a_new_service_may_begin_with_a_schema(fim: Path, tmp_path: Path) -> None:
    code, said = run("new", "hund_probe", "--from-fim", fim, "--output", tmp_path / "neu")

    assert code == 0
    assert "hund_probe angelegt: 4 Fragen, Stufe entwurf." in said
    assert "--codelist" in said


def test_a_refused_file_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "kaputt.xml").write_bytes(b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')

    code, said = run("import-fim", tmp_path / "kaputt.xml", "--output", tmp_path / "neu", "--json")

    assert code == 1
    assert [problem["rule"] for problem in json.loads(said)["problems"]] == ["R1502"]
    assert not (tmp_path / "neu").exists()


def test_new_services_belong_into_the_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "roots", lambda: iter([tmp_path]))

    assert run("new", "probe")[0] == 0
    assert (tmp_path / "probe/module.yaml").is_file()
    assert run("new", "probe")[0] == 1


def test_only_what_came_from_fim_goes_back_to_fim() -> None:
    code, said = run("export-fim", "meldebescheinigung", "--json")

    assert code == 1
    assert json.loads(said)["problems"][0]["rule"] == "R1513"
    assert run("export-fim", "katzensteuer")[0] == 1
    assert run("export-fim", "/nirgends/katze")[0] == 1


def test_the_reference_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    assert run("docs", "--output", tmp_path / "docs")[0] == 0
    assert (tmp_path / "docs/services.md").read_text().startswith("# Services\n")
