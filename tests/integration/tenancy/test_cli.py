"""`rathaus town` and `rathaus migrate`: what a person and what a machine gets to read, and the exit code."""

import json
from typing import Any

import pytest
from tests.integration.tenancy import background
from typer.testing import CliRunner, Result

from rathaus_tenants import cli
from rathaus_tenants.context import in_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.tasks import TaskRefused

pytestmark = pytest.mark.usefixtures("fresh_database")


def town(*arguments: str) -> Result:
    return CliRunner().invoke(cli.town, arguments)


def told(result: Result) -> Any:
    return json.loads(result.stdout)


def test_a_town_is_made_and_listed() -> None:
    made = town("create", "ceburg", "--ars", "146280410410", "--postal-code", "01723", "--json")

    assert made.exit_code == 0
    assert told(made) == {
        "slug": "ceburg",
        "name": "Ceburg",
        "ars": "146280410410",
        "state": "active",
        "url": registry.find("ceburg").base_url,
        "pilot": False,
    }
    assert registry.facts_of(registry.find("ceburg")).land == "Sachsen"
    assert [row["slug"] for row in told(town("list", "--json"))] == ["ahausen", "bestadt", "ceburg"]
    assert "Ceburg" in town("list").stdout


def test_making_it_again_changes_nothing() -> None:
    arguments = ("create", "ceburg", "--ars", "146280410410", "--json")
    assert told(town(*arguments)) == told(town(*arguments))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("create", "Ceburg", "--ars", "146280410410"), "ungueltig"),
        (("create", "ceburg", "--ars", "99"), "ungueltig"),
        (("create", "ahausen", "--ars", "146280410410"), "rathaus_widerspruch"),
        (("suspend", "nirgends"), "rathaus_unbekannt"),
        (("resume", "ahausen", "ignored")[:2], None),
        (("rename", "ahausen", ""), "rathaus_widerspruch"),
    ],
)
def test_a_refusal_has_a_reason_and_exit_code_1(arguments: tuple[str, ...], code: str | None) -> None:
    result = town(*arguments, "--json")

    assert result.exit_code == (0 if code is None else 1)
    assert told(result).get("error") == code
    if code is not None:
        assert "rathaus:" in town(*arguments).stderr


def test_wrong_use_is_exit_code_2() -> None:
    assert town("create").exit_code == 2


def test_operators_say_which_towns_are_pilots() -> None:
    assert {row["slug"]: row["pilot"] for row in told(town("list", "--json"))} == {"ahausen": True, "bestadt": True}

    assert told(town("pilot", "ahausen", "--off", "--json"))["pilot"] is False
    assert (registry.find("ahausen").pilot, registry.find("bestadt").pilot) == (False, True)
    assert "Pilotstadt" in town("pilot", "ahausen").stdout
    assert town("pilot", "nirgendwo").exit_code == 1


def test_a_town_is_renamed_closed_and_opened() -> None:
    assert told(town("rename", "ahausen", "Neu-Ahausen", "--json"))["name"] == "Neu-Ahausen"
    assert registry.facts_of(registry.find("ahausen")).official_name == "Stadt Neu-Ahausen"
    assert registry.find("ahausen").host == "ahausen.localhost"

    assert told(town("suspend", "ahausen", "--json"))["state"] == "suspended"
    assert registry.town_of("ahausen.localhost") is None
    with in_town(registry.find("ahausen")):
        assert isinstance(background.look.apply().result, TaskRefused)
    assert town("suspend", "ahausen").exit_code == 0, "saying it twice does no harm"

    assert told(town("resume", "ahausen", "--json"))["state"] == "active"
    assert registry.town_of("ahausen.localhost") is not None


def test_migrating_reports_what_it_did() -> None:
    plan = CliRunner().invoke(cli.migrate, ["--plan", "--json"])
    done = CliRunner().invoke(cli.migrate, ["--json"])

    assert plan.exit_code == done.exit_code == 0
    assert told(plan)["behind"] == told(done)["migrated"] == []
    assert told(plan)["fingerprint"] == told(done)["fingerprint"]
    assert "0 gescheitert" in CliRunner().invoke(cli.migrate, []).stdout
