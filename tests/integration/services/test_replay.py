"""New content is tried on past cases before it is released: in the town, and only numbers and codes come out."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.integration.cases import world
from typer.testing import CliRunner

from rathaus_platform.audit import api as audit
from rathaus_services import registry
from rathaus_services.activation import api as activation
from rathaus_services.build import build
from rathaus_services.cases.models import Case
from rathaus_services.cli import services
from rathaus_services.manifest import Module
from rathaus_services.replay.run import replay
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

KEY = world.SERVICE
BY_LAW = "Hundesteuersatzung vom 12. Oktober 2026, § 5"


def changed(**parts: Any) -> Module:
    """The installed service with other questions (`properties`, `required`) or another `fee`."""
    content = json.loads(json.dumps(registry.module(KEY).content))
    content["fields"]["properties"] |= parts.get("properties", {})
    content["fields"]["required"] += parts.get("required", [])
    content["module"]["fee"] = parts.get("fee", content["module"]["fee"])
    for name in parts.get("without", ()):
        del content["fields"]["properties"][name]
    content["parameters"] |= parts.get("parameters", {})
    return build(content)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Callable[[Module], None]:
    """Puts this content where the folder's content is read from."""
    return lambda module: monkeypatch.setattr(registry, "module", lambda _key: module)


def run(*arguments: str) -> tuple[int, Any]:
    result = CliRunner().invoke(services, ["replay", *arguments, "--json"])
    return result.exit_code, json.loads(result.stdout) if result.stdout else result.output


def test_unchanged_content_fails_nothing_and_changes_no_fee(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        world.send()
    with in_town(bestadt):
        world.send()
        world.send()

    code, told = run(KEY, "--town", "ahausen")

    nothing = {"failing": [], "fees": [], "gone": {}, "unset": []}
    assert code == 0
    assert told["towns"] == {"ahausen": {"cases": 1, **nothing}}, "the stranger's cases are not counted"
    assert run(KEY)[1]["towns"]["bestadt"] == {"cases": 2, **nothing}


def test_a_narrower_rule_names_case_field_and_code_and_no_answer(
    ahausen: TownRef, bestadt: TownRef, folder: Callable[[Module], None]
) -> None:
    with in_town(ahausen):
        case = Case.objects.get(pk=world.send(rufname="Kanarienvogel").id)
        world.send(rufname="Bo")
    shorter = json.loads(json.dumps(registry.module(KEY).content["fields"]["properties"]["rufname"]))
    folder(changed(properties={"rufname": {**shorter, "maxLength": 5}}))

    code, told = run(KEY)

    here = told["towns"]["ahausen"]
    assert code == 1
    assert (here["cases"], told["towns"]["bestadt"]["cases"]) == (2, 0)
    assert here["failing"] == [{"number": case.number, "problems": [{"field": "rufname", "code": "zu_lang"}]}]
    printed = CliRunner().invoke(services, ["replay", KEY]).output
    assert f"{case.number}  scheitert  rufname: zu_lang" in printed
    assert "Kanarienvogel" not in printed + json.dumps(told)


def test_another_fee_rule_shows_old_and_new(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        world.send()
    with in_town(ahausen):
        case = Case.objects.get(pk=world.send().id)
        free = changed(fee={"rule": "gebuehrenfrei", "source": {"mark": "L", "norm": "§ 1"}})
        (change,) = replay(free).fees

    assert case.fee_total is not None
    assert case.fee_total > 0
    assert (change.number, change.old, str(change.new)) == (case.number, case.fee_total, "0.00")


def test_the_values_of_the_cases_own_day_count(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        world.send()
        old = Case.objects.get()
        Case.objects.update(submitted_at=old.submitted_at.replace(year=old.submitted_at.year + 1))
        activation.set_parameter(KEY, "faelligkeit_monate", 3, date(old.submitted_at.year + 1, 1, 1), BY_LAW)
        rule = {"rule": "faelle", "cases": [{"name": "x", "parameter": "faelligkeit_monate"}]}
        module = changed(fee={**rule, "source": {"mark": "BB", "norm": "Satzung"}})
        (later,) = replay(module).fees
        Case.objects.update(submitted_at=old.submitted_at)
        (now,) = replay(module).fees

    assert str(later.new) == "3.00"
    assert str(now.new) == "1.00"


def test_what_is_no_longer_asked_is_counted_and_what_must_be_set_is_named(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        world.send()
        unknown = {"schema": {"type": "integer"}, "why_local": "x", "default": None, "example": 1}
        module = changed(without=["rasse"], parameters={"neuer_wert": {**unknown, "source_needed": True}})
        found = replay(module)

    assert (found.failing, dict(found.gone), found.unset) == ((), {"rasse": 1}, ("neuer_wert",))


def test_a_case_that_does_not_open_and_a_broken_hook_hold_up_no_other(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        world.send()
        broken = Case.objects.get(pk=world.send().id)
        Case.objects.filter(pk=broken.pk).update(sealed_content=b"\x00" * 60)
        (unread,) = replay(registry.module(KEY)).failing
        hooked = replay(changed(fee={"rule": "hook", "function": "nirgends"})).failing

    assert (unread.number, unread.problems[0].code) == (broken.number, "nicht_lesbar")
    assert sorted(case.problems[0].code for case in hooked) == ["gebuehr_fehler", "nicht_lesbar"]


def test_the_replay_leaves_a_trace_and_no_change(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        world.send()
        before = list(Case.objects.values())
        replay(registry.module(KEY))

        last = audit.history_of(("service", KEY))[-1]
        assert (last.action, last.details["cases"]) == ("service.replayed", 1)
        assert list(Case.objects.values()) == before
    with in_town(bestadt):
        assert "service.replayed" not in {entry.action for entry in audit.history_of(("service", KEY))}


@pytest.mark.parametrize("arguments", [("katzensteuer",), (KEY, "--town", "nirgendwo")])
def test_an_unknown_service_or_town_is_refused(arguments: tuple[str, ...], ahausen: TownRef) -> None:
    assert run(*arguments)[0] == 1
