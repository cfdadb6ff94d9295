"""House numbers are split off where that is plain, and never by guessing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus_services.forms.account import known
from rathaus_services.forms.street import split_street
from rathaus_services.manifest import Field

PLAIN = [
    ("Am Markt 3", "Am Markt", "3"),
    ("Burgstraße 12", "Burgstraße", "12"),
    ("Lange Straße 7a", "Lange Straße", "7a"),
    ("Am Alten Weg 12 b", "Am Alten Weg", "12 b"),
    ("Straße des 17. Juni 135", "Straße des 17. Juni", "135"),
    ("Platz des 18. März 1", "Platz des 18. März", "1"),
    ("Dr.-Külz-Ring  10-12", "Dr.-Külz-Ring", "10-12"),
    ("Zur Mühle 5/7", "Zur Mühle", "5/7"),
]
NOT_PLAIN = [
    "Am Markt",
    "Straße 12",
    "Straße 46 Nr. 7",
    "An der B 5",
    "Q 5, 14",
    "Hauptstraße 5 Hinterhaus",
    "Weg 12 1/2",
    "Postfach 1234",
    "12 Rue de la Paix",
    "Haus 3",
    "",
]


@pytest.mark.parametrize(("line", "street", "number"), PLAIN)
def test_what_is_plain_is_split(line: str, street: str, number: str) -> None:
    assert split_street(line) == (street, number)


@pytest.mark.parametrize("line", NOT_PLAIN)
def test_what_is_not_stays_whole(line: str) -> None:
    assert split_street(line) == (line, "")


@given(st.text(max_size=60))
def test_nothing_gets_lost(line: str) -> None:
    street, number = split_street(line)
    assert f"{street} {number}".split() == line.split()


def _part(name: str, prefill: str = "") -> Field:
    return Field(name, "text", {}, rules={"prefill": prefill} if prefill else {})


def test_an_address_gets_its_boxes_from_one_line() -> None:
    boxes = (_part("strasse", "strasse"), _part("hausnummer"), _part("plz", "postleitzahl"))
    account = {"strasse": "Am Markt 3", "postleitzahl": "01723"}
    address = Field("anschrift", "address", {}, parts=boxes)
    assert known(address, account) == {"strasse": "Am Markt", "hausnummer": "3", "plz": "01723"}
    assert known(address, {"strasse": "An der B 5"}) == {"strasse": "An der B 5"}
    without = Field("anschrift", "address", {}, parts=(boxes[0],))
    assert known(without, account) == {"strasse": "Am Markt 3"}  # one box: the line as it is
    assert known(address, {}) is None
