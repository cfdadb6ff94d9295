"""A town's preferences: read, changed, refused; the neighbour's stay."""

import pytest
from django.db import IntegrityError, transaction

from rathaus_platform.errors import Invalid
from rathaus_tenants.context import in_town
from rathaus_tenants.errors import NoTown
from rathaus_tenants.preferences.api import OpeningHours, change, preferences
from rathaus_tenants.preferences.models import Preferences
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef

MONDAY = OpeningHours("Montag", "08.00", "12.00", "nur mit Termin")


def test_a_change_is_seen_in_its_town_only(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        before = preferences()
    with in_town(ahausen):
        changed = change(brand="#123456", motto="Hier", opening_hours=[MONDAY])

        assert changed == preferences()
        assert (changed.brand, changed.motto, changed.opening_hours) == ("#123456", "Hier", (MONDAY,))

    with in_town(bestadt):
        assert preferences() == before


def test_the_address_leaves_out_what_is_not_said(ahausen: TownRef) -> None:
    with in_town(ahausen):
        change(office="Stadtverwaltung", street="", postal_code="01234", place="Ahausen")

        assert preferences().address == ("Stadtverwaltung", "01234 Ahausen")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("brand", "red"),
        ("brand", "#12345"),
        ("accent", "#ABCDEF"),
        ("font", "comic"),
        ("corner", ""),
        ("landscape", "meer"),
        ("landmark", "turm"),
        ("seed", "a b"),
        ("postal_code", "123"),
        ("phone", "ruf an"),
        ("email", "a@b"),
        ("motto", "x" * 121),
        ("motto", "a\x00b"),
        ("motto", 7),
        ("opening_hours", "immer"),
        ("opening_hours", [OpeningHours("Feiertag", "08.00", "12.00")]),
        ("opening_hours", [OpeningHours("Montag", "8.00", "12.00")]),
        ("opening_hours", [OpeningHours("Montag", "12.00", "08.00")]),
        ("id", "2"),
        ("nothing", "x"),
    ],
)
def test_a_wrong_value_is_refused_and_changes_nothing(ahausen: TownRef, name: str, value: object) -> None:
    with in_town(ahausen):
        before = preferences()
        with pytest.raises(Invalid) as refused:
            change(**{"place": "Anderswo", name: value})

        assert [problem.field for problem in refused.value.problems] == [name]
        assert preferences() == before


def test_a_change_makes_kept_pages_stale_in_its_town_only(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        other = registry.content_version()
    with in_town(ahausen):
        version = registry.content_version()
        change(motto="Neu")
        assert registry.content_version() == version + 1
    with in_town(bestadt):
        assert registry.content_version() == other


def test_there_is_one_row(ahausen: TownRef) -> None:
    with in_town(ahausen), pytest.raises(IntegrityError), transaction.atomic():
        Preferences.objects.create(id=2)


def test_a_town_without_its_row_has_the_defaults(ahausen: TownRef) -> None:
    with in_town(ahausen):
        Preferences.objects.all().delete()

        assert preferences().font == "fira"
        assert change(motto="Da").motto == "Da"


def test_nobody_without_a_town_has_preferences(db: None) -> None:
    with pytest.raises(NoTown):
        preferences()
    with pytest.raises(NoTown):
        change(motto="x")
