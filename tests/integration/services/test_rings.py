"""A release comes to the pilot towns, then to a tenth, then to all; it is tried, halted and taken back."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.cases import world
from tests.integration.services.rolling import content_of, released, titled
from typer.testing import CliRunner

from rathaus_graphql.services.queries import ServiceType
from rathaus_platform.clock import today
from rathaus_services import registry
from rathaus_services.activation import api as activation
from rathaus_services.build import build
from rathaus_services.cases import rows
from rathaus_services.cases.models import Case
from rathaus_services.cli import services
from rathaus_services.releases import api as releases
from rathaus_services.releases import rings
from rathaus_services.releases.models import ModuleRelease, Rollout, RolloutStep, Standing
from rathaus_services.releases.rings import Ring
from rathaus_services.rollout import moves
from rathaus_services.rollout.overview import overview
from rathaus_services.rollout.tasks import tell
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.lifecycle.api import set_pilot
from rathaus_tenants.registry import api as towns
from rathaus_tenants.values import TownRef

KEY = world.SERVICE
OTHER = next(module.key for module in registry.modules() if module.key != KEY)
OLD, NEW = "Hund anmelden", "Hund neu anmelden"


@pytest.fixture
def stranger(fresh_database: str, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch) -> TownRef:
    """Bestadt is no pilot town and not of the tenth."""
    monkeypatch.setattr(rings, "in_tenth", lambda _id: False)
    set_pilot("bestadt", False)
    return towns.find("bestadt")


@pytest.fixture
def pilot(fresh_database: str, ahausen: TownRef) -> TownRef:
    return ahausen


def title(town: TownRef) -> str:
    with in_town(town):
        listed = {entry.key: entry.title for entry in activation.active_services()}
        assert releases.release_for(KEY).module.title == listed[KEY], "the list and the page say the same"
        return listed[KEY]


def shorter(content: dict[str, Any]) -> None:
    """A rule that refuses most names of dogs."""
    content["fields"]["properties"]["rufname"]["maxLength"] = 2


def run(*arguments: str) -> tuple[int, Any]:
    result = CliRunner().invoke(services, ["releases", *arguments, "--json"])
    return result.exit_code, json.loads(result.stdout)


def test_it_reaches_the_pilots_then_a_tenth_then_all(
    pilot: TownRef, stranger: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    released(KEY, titled(NEW))
    assert (title(pilot), title(stranger)) == (NEW, OLD)

    moved = moves.advance(KEY, by="Olaf")
    assert (moved.ring, moved.towns) == (Ring.TENTH, 0)
    assert (title(pilot), title(stranger)) == (NEW, OLD)
    monkeypatch.setattr(rings, "in_tenth", lambda _id: True)
    with in_town(stranger):
        tell()
    assert title(stranger) == NEW
    monkeypatch.setattr(rings, "in_tenth", lambda _id: False)
    assert title(stranger) == OLD

    with in_town(stranger):
        version = towns.content_version()
    moved = moves.advance(KEY, by="Olaf")
    assert (moved.ring, moved.towns) == (Ring.ALL, 1)
    assert title(stranger) == NEW
    with in_town(stranger):
        assert towns.content_version() > version, "kept pages are made anew"
    with pytest.raises(releases.CannotMove):
        moves.advance(KEY, by="Olaf")


def test_running_cases_and_drafts_keep_theirs(pilot: TownRef, stranger: TownRef) -> None:
    with in_town(pilot):
        before = world.send()
        released(KEY, titled(NEW))
        after = world.send()
        moves.withdraw(KEY, by="Olaf", reason="Der Titel ist falsch.")
        titles = [rows.module_of(Case.objects.get(pk=sent.id)).title for sent in (before, after, world.send())]

    assert titles == [OLD, NEW, OLD]
    assert title(pilot) == title(stranger) == OLD


def test_failing_past_cases_shut_the_gate_until_somebody_says_why(pilot: TownRef, stranger: TownRef) -> None:
    with in_town(stranger):
        world.send(rufname="Kanarienvogel")
    row = released(KEY, shorter)
    moves.advance(KEY, by="Olaf")

    with pytest.raises(moves.GateShut) as shut:
        moves.advance(KEY, by="Olaf")
    (tried,) = shut.value.tried
    assert (tried.town, tried.cases, tried.failing) == ("bestadt", 1, 1)
    with in_public():
        assert Rollout.objects.get(pk=row.pk).ring == Ring.TENTH

    assert moves.advance(KEY, by="Olaf", reason="Der Fall war ein Versehen.").ring == Ring.ALL
    with in_public():
        step = RolloutStep.objects.filter(rollout=row).latest("id")
    assert (step.by, step.reason) == ("Olaf", "Der Fall war ein Versehen.")
    assert step.figures["failing"] == 1
    assert "Kanarienvogel" not in json.dumps(step.figures)


def test_a_town_that_lacks_a_value_shuts_the_gate_too(pilot: TownRef, stranger: TownRef) -> None:
    def needy(content: dict[str, Any]) -> None:
        content["parameters"]["neu"] = {**content["parameters"]["steuersaetze"], "default": None}

    released(KEY, needy)
    moves.advance(KEY, by="Olaf")

    code, told = run("next", KEY)

    assert code == 1
    assert told["error"] == "nachrechnung_scheitert"
    assert [(town["town"], town["unset"]) for town in told["towns"]] == [("bestadt", ["neu"])]


def test_a_pin_counts_more_than_a_ring(pilot: TownRef, stranger: TownRef) -> None:
    with in_town(stranger):
        world.send(rufname="Kanarienvogel")
        activation.pin(KEY, today() + timedelta(days=30))
    released(KEY, titled(NEW), shorter)
    with in_town(pilot):
        tell()
    moves.advance(KEY, by="Olaf")

    moved = moves.advance(KEY, by="Olaf")

    assert moved.tried == (), "what cannot come is not tried"
    assert (title(pilot), title(stranger)) == (NEW, OLD)
    counts = {one.version: (one.towns, one.held) for one in overview_of(KEY)}
    assert counts == {"9.0.0": (1, 0)}
    with in_town(stranger):
        activation.unpin(KEY)
    assert title(stranger) == NEW
    assert {one.version: one.towns for one in overview_of(KEY)} == {"9.0.0": 2}


def test_what_is_halted_reaches_nobody_else_and_is_let_go_on(pilot: TownRef, stranger: TownRef) -> None:
    released(KEY, titled(NEW))
    assert run("halt", KEY, "--reason", "Anruf aus Ahausen", "--by", "Olaf")[1]["halted"] is True

    assert run("next", KEY)[1]["error"] == "fassung_steht_fest"
    assert title(pilot) == NEW, "those that have it keep it"
    (here, *_others) = overview_of(KEY)
    assert (here.halted, here.why, here.by) == (True, "Anruf aus Ahausen", "Olaf")

    assert run("resume", KEY, "--reason", "War etwas anderes")[0] == 0
    assert run("next", KEY)[1]["ring"] == "tenth"
    for action in ("halt", "resume", "back"):
        assert run(action, KEY, "--reason", "  ")[0] == 1, "a step against the flow has a reason"


def test_the_first_release_of_all_cannot_be_taken_back(pilot: TownRef, stranger: TownRef) -> None:
    code, told = run("back", KEY, "--reason", "x")
    assert (code, told["error"]) == (1, "fassung_steht_fest")
    assert run("next", "katzensteuer")[0] == 1


def test_a_sync_begins_with_the_pilots_and_never_again_what_was_taken_back(
    pilot: TownRef, stranger: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = registry.module(KEY), build(content_of(KEY, titled(NEW)))

    def install(module: Any) -> None:
        others = tuple(one for one in registry.modules() if one.key != KEY)
        monkeypatch.setattr(registry, "modules", lambda: (*others, module))
        monkeypatch.setattr(registry, "module", lambda key: module if key == KEY else {o.key: o for o in others}[key])

    install(new)
    assert releases.sync().new == (KEY,)
    assert releases.sync().new == ()
    assert (title(pilot), title(stranger)) == (NEW, OLD)
    with in_public():
        assert Rollout.objects.filter(key=KEY).count() == 2

    moves.withdraw(KEY, by="Olaf", reason="falsch")
    releases.sync()
    assert title(pilot) == OLD
    install(old)
    releases.sync()
    with in_public():
        assert Rollout.objects.filter(key=KEY).count() == 2, "what all towns follow needs no rollout"


def test_a_sync_releases_no_content_that_gives_a_parameter_another_kind(
    pilot: TownRef, stranger: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rekinded(content: dict[str, Any]) -> None:
        content["parameters"]["nachreichfrist_tage"] |= {
            "schema": {"title": "Frist", "type": "string", "maxLength": 40},
            "default": "zwei Wochen",
            "example": "zwei Wochen",
        }

    bad = build(content_of(KEY, rekinded))
    others = tuple(one for one in registry.modules() if one.key != KEY)
    monkeypatch.setattr(registry, "modules", lambda: (*others, bad))

    done = releases.sync()

    assert (done.new, done.unsound) == ((), (KEY,))
    (problem,) = done.refused
    assert (problem.rule, problem.file) == ("R1003", "parameters.yaml")
    assert "nachreichfrist_tage war bisher eine ganze Zahl und ist jetzt ein Text" in problem.text
    with in_public():
        assert not ModuleRelease.objects.filter(content_hash=bad.content_hash).exists()
    assert title(pilot) == title(stranger) == OLD
    shown = CliRunner().invoke(services, ["sync"])
    assert shown.exit_code == 1 and "R1003" in shown.output


def test_the_list_tells_where_everything_stands(pilot: TownRef, stranger: TownRef) -> None:
    for town in (pilot, stranger):
        with in_town(town):
            assert tell() == 0, "a new town tells at once, and only what has changed is written"
            activation.deactivate(OTHER, last_day=today() - timedelta(days=1))
    released(KEY, titled(NEW))
    with in_town(pilot):
        assert tell() == 0, "what has reached it was told at once too"

    code, told = run()

    row = next(one for one in told if one["key"] == KEY)
    assert code == 0
    assert len(told) == len(registry.modules())
    assert [(one["version"], one["ring"], one["towns"]) for one in row["releases"]] == [
        ("9.0.0", "pilots", 1),
        (registry.module(KEY).version, "all", 1),
    ]
    assert f"{KEY}  9.0.0 (" in (printed := CliRunner().invoke(services, ["releases"]).output)
    assert "Pilotstädte seit" in printed and "  1 Stadt\n" in printed
    with in_public():
        told_of = set(Standing.objects.filter(town_id=stranger.id).values_list("key", flat=True))
        assert told_of == {module.key for module in registry.modules()} - {OTHER}


def test_operators_read_as_many_statements_for_many_towns(pilot: TownRef, stranger: TownRef) -> None:
    with CaptureQueriesContext(connection) as one:
        overview()
    for town in (pilot, stranger):
        with in_town(town):
            tell()
    with CaptureQueriesContext(connection) as many:
        overview()
    assert len(many) == len(one) == 5


def test_a_town_reads_no_more_for_releases_however_many_there_are(pilot: TownRef, stranger: TownRef) -> None:
    for key in [module.key for module in registry.modules()][:12]:
        released(key, titled("Neu"))
    with in_town(pilot):
        activation.active_services()  # the process builds the new contents, once

        assert _selects(activation.active_services) == 2
        assert _selects(lambda: releases.release_for(KEY)) == 1
    with in_town(stranger):
        assert _selects(activation.active_services) == 2


def overview_of(key: str) -> tuple[Any, ...]:
    return next(one.releases for one in overview() if one.key == key)


def _selects(function: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        function()
    return sum(query["sql"].startswith("SELECT") for query in queries.captured_queries)


@pytest.fixture(autouse=True)
def _known_towns() -> Iterator[None]:
    yield
    towns.forget()


def test_the_api_asks_for_no_release_again(pilot: TownRef, stranger: TownRef) -> None:
    released(KEY, titled(NEW))
    for town, version in ((pilot, "9.0.0"), (stranger, registry.module(KEY).version)):
        with in_town(town):
            (entry,) = [one for one in activation.active_services() if one.key == KEY]
            with CaptureQueriesContext(connection) as queries:
                assert ServiceType.resolve_version(entry, None) == version
                assert "rufname" in ServiceType.resolve_fields(entry, None)["properties"]
            assert len(queries) == 0
