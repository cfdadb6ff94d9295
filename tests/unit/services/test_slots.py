"""Slots in texts."""

from rathaus_services import registry
from rathaus_services.slots import fill, names, worded

VALUES = {"satz": ["165.00", "330.50"], "stelle": {"name": "Steueramt"}, "tage": 14, "wahr": True}


def test_slots_are_looked_up_and_money_is_written_the_german_way() -> None:
    assert (
        fill("{satz.0} und {satz.1} beim {stelle.name} in {tage} Tagen", VALUES)
        == "165 € und 330,50 € beim Steueramt in 14 Tagen"
    )


def test_an_unknown_slot_stays_to_be_seen() -> None:
    assert fill("bis {gestern} {satz.9} {Groß} {}", VALUES) == "bis {gestern} {satz.9} {Groß} {}"


def test_nothing_is_evaluated() -> None:
    assert fill("{stelle.__class__} {stelle.name.upper}", VALUES) == "{stelle.__class__} {stelle.name.upper}"


def test_names_are_found_in_order() -> None:
    assert list(names("{b} {a.c} {}")) == ["b", "a.c"]


def test_a_value_from_a_version_that_took_words_is_said_as_it_stands() -> None:
    module = registry.module("briefwahl")
    words = {"wahltag": "14. März 2027", "antragsschluss": "Freitag, 15 Uhr"}
    assert worded(module, words) == words
    assert worded(module, {"wahltag": "2027-03-14"}) == {"wahltag": "14. März 2027"}
