"""The standard processes."""

import pytest

from rathaus_services import presets, registry, schemas
from rathaus_services.process.api import (
    TURNS,
    UnknownState,
    for_outcome,
    initial_state,
    label_of,
    transition,
    transitions,
    turn_of,
)

COMMON = {"beginnen", "fragen", "antworten", "weiterpruefen", "zurueckziehen"}


@pytest.mark.parametrize("name", sorted(presets.names()))
def test_a_preset_fits_its_schema_and_has_the_ways_that_actions_take(name: str) -> None:
    preset = presets.load(name)

    assert list(schemas.errors("process", preset)) == []
    assert preset["name"] == name
    assert {way["name"] for way in preset["transitions"]} >= COMMON
    assert {way.get("outcome") for way in preset["transitions"]} == {None, "granted", "refused"}


def test_ways_lead_on_from_a_state() -> None:
    module = registry.module("hundesteuer_anmeldung")

    names = [way.name for way in transitions(module, initial_state(module))]

    assert names == ["beginnen", "fragen", "festsetzen", "ablehnen", "zurueckziehen"]
    assert transitions(module, "entschieden") == ()
    assert transition(module, "rueckfrage", "festsetzen") is None


def test_a_refusal_needs_reasons() -> None:
    module = registry.module("gewerbe_anmeldung")

    refusal = for_outcome(module, "in_pruefung", "refused")

    assert refusal is not None
    assert (refusal.needs_text, refusal.to, refusal.by) == (True, "abgelehnt", "staff")


def test_everybody_knows_who_is_on_turn() -> None:
    assert {state: turn_of(state) for state in TURNS} == dict(TURNS)
    assert (turn_of("rueckfrage"), turn_of("eingegangen"), turn_of("entschieden")) == ("citizen", "rathaus", "done")
    with pytest.raises(UnknownState):
        turn_of("verloren")


def test_states_have_words_in_every_language() -> None:
    module = registry.module("meldebescheinigung")

    assert label_of(module, "entschieden") == "Liegt für Sie bereit"
    assert label_of(module, "entschieden", "en") == "Ready for you"
