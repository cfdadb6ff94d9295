"""The by-law register: what has been in force stays, coming values can go, and every change says who and why."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.errors import Invalid
from rathaus_services.activation import api as activation
from rathaus_services.releases import api as releases
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

KEY = "hundesteuer_anmeldung"
NAME = "anmeldefrist_tage"
LAW = activation.Bylaw("Hundesteuersatzung", "§ 9", date(2025, 11, 4))
ACTOR = audit.Actor("staff", "7", "Petra Öhm")
PAST, LATER = date(2026, 3, 1), today() + timedelta(days=40)


def entry(name: str = NAME) -> activation.RegisterEntry:
    return next(
        one for one in activation.register_entries(releases.release_for(KEY).module) if one.parameter.name == name
    )


def put(days: int, since: date, reason: str = "") -> None:
    activation.set_parameter(KEY, NAME, days, since, LAW, actor=ACTOR, reason=reason)


def test_a_value_in_force_is_not_overwritten(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        put(14, PAST)
        for since in (PAST, PAST + timedelta(days=10)):
            with pytest.raises(Invalid) as refusal:
                put(21, since)
            assert [problem.code for problem in refusal.value.problems] == ["grund"]

        assert entry().value == 14
    with in_town(bestadt):
        assert entry().value == 30


def test_a_correction_keeps_what_stood_there_and_why(ahausen: TownRef) -> None:
    with in_town(ahausen):
        put(14, PAST)
        put(21, PAST, reason="In der Satzung stehen drei Wochen.")
        now = entry().now
        last = audit.history_of(("service", KEY))[-1]

    assert now is not None and now.value == 21
    (kept,) = now.corrections
    assert (kept.value, kept.by, kept.reason) == (14, "Petra Öhm", "In der Satzung stehen drei Wochen.")
    assert kept.source == str(LAW)
    assert (last.action, last.actor.id) == ("service.parameter_corrected", "7")


def test_a_value_in_retrospect_needs_its_reason_and_says_so(ahausen: TownRef) -> None:
    with in_town(ahausen):
        put(14, PAST)
        put(21, PAST + timedelta(days=30), reason="Satzungsänderung erst jetzt mitgeteilt")
        found = entry()

    assert found.now is not None and found.now.value == 21 and found.now.corrections[0].value is None
    assert next((one.value, one.until) for one in found.past) == (14, PAST + timedelta(days=29))


def test_examples_of_a_demonstration_give_way(ahausen: TownRef) -> None:
    with in_town(ahausen):
        demonstration = entry().now
        assert demonstration is not None and demonstration.demonstration
        put(14, demonstration.valid_from)
        found = entry()

    assert found.now is not None and (found.now.value, found.now.corrections) == (14, ())


def test_a_coming_value_can_be_replaced_and_taken_back(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        put(50, LATER)
    with in_town(ahausen):
        put(14, LATER)
        put(21, LATER)
        assert [one.value for one in entry().coming] == [21]
        activation.withdraw_parameter(KEY, NAME, LATER, actor=ACTOR)
        assert entry().coming == ()
        with pytest.raises(activation.UnknownParameter):
            activation.withdraw_parameter(KEY, NAME, LATER, actor=ACTOR)
        assert audit.history_of(("service", KEY))[-1].action == "service.parameter_withdrawn"
    with in_town(bestadt):
        assert [one.value for one in entry().coming] == [50]


def test_a_value_in_force_cannot_be_taken_back(ahausen: TownRef) -> None:
    with in_town(ahausen):
        put(14, PAST)
        with pytest.raises(activation.AlreadyInForce):
            activation.withdraw_parameter(KEY, NAME, PAST, actor=ACTOR)


def test_the_list_names_every_service_and_costs_two_statements(ahausen: TownRef) -> None:
    with in_town(ahausen):
        put(14, LATER)
        activation.deactivate("gewerbe_anmeldung", last_day=date(2026, 11, 1))
        with CaptureQueriesContext(connection) as queries:
            lines = {line.key: line for line in activation.register_lines()}

    assert (lines[KEY].coming, lines[KEY].missing, lines[KEY].demonstration) == (1, 0, True)
    ended = lines["gewerbe_anmeldung"].offer
    assert ended is not None and not ended.holds_on(today()) and ended.until == date(2026, 11, 1)
    assert len([one for one in queries.captured_queries if one["sql"].startswith("SELECT")]) == 2
