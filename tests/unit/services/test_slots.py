"""Slots in texts."""

import pytest
from structlog.testing import capture_logs

from rathaus_services import registry
from rathaus_services.slots import fill, names, worded

VALUES = {"satz": ["165.00", "330.50"], "stelle": {"name": "Steueramt"}, "tage": 14, "wahr": True}


def test_slots_are_looked_up_and_money_is_written_the_german_way() -> None:
    assert (
        fill("{satz.0} und {satz.1} beim {stelle.name} in {tage} Tagen", VALUES)
        == "165 € und 330,50 € beim Steueramt in 14 Tagen"
    )


def test_what_another_place_fills_stays() -> None:
    assert fill("bis {gestern} {Groß} {}", VALUES) == "bis {gestern} {Groß} {}"


@pytest.mark.parametrize("slot", ["{unset}", "{satz.9}", "{stelle.telefon}", "{tage.mehr}"])
def test_a_value_that_is_not_set_is_said_as_missing_and_logged(slot: str) -> None:
    with capture_logs() as logs:
        text = fill(f"Bis {slot}.", {**VALUES, "unset": None})

    assert text == "Bis (derzeit keine Angabe)."
    assert [(one["event"], one["slot"], one["log_level"]) for one in logs] == [
        ("slot_without_value", slot.strip("{}"), "error")
    ]


def test_nothing_is_evaluated() -> None:
    text = fill("{stelle.__class__} {stelle.name.upper}", VALUES)
    assert text == "(derzeit keine Angabe) (derzeit keine Angabe)"


def test_no_page_of_a_service_shows_a_slot_while_every_value_is_missing() -> None:
    """What R331 lets a place offer itself is left to that place; everything else is a parameter."""
    for module in registry.modules():
        unset = dict.fromkeys(module.parameters)
        for path in ("title", "outcome", "facts.cost.value"):
            assert "{" not in fill(module.text(path), unset), (module.key, path)


def test_names_are_found_in_order() -> None:
    assert list(names("{b} {a.c} {}")) == ["b", "a.c"]


def test_a_value_from_a_version_that_took_words_is_said_as_it_stands() -> None:
    module = registry.module("briefwahl")
    words = {"wahltag": "14. März 2027", "antragsschluss": "Freitag, 15 Uhr"}
    assert worded(module, words) == words
    assert worded(module, {"wahltag": "2027-03-14"}) == {"wahltag": "14. März 2027"}
