"""A town's preferences: read, changed, refused; the neighbour's stay."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from rathaus_platform.errors import Invalid
from rathaus_tenants.context import in_town
from rathaus_tenants.errors import NoTown
from rathaus_tenants.owner import owner_connection
from rathaus_tenants.preferences.api import OpeningHours, change, preferences
from rathaus_tenants.preferences.models import Preferences
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry import versions
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


@pytest.mark.usefixtures("fresh_database")
def test_a_process_remembers_them_per_town_until_they_change(ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            assert preferences().seed == town.slug
    with in_town(ahausen):
        with CaptureQueriesContext(connection) as made:
            assert preferences().seed == "ahausen"
        assert not any("preferences_preferences" in query["sql"] for query in made)
        change(motto="Neu")
        assert preferences().motto == "Neu"
    with in_town(bestadt):
        assert (preferences().seed, preferences().motto) == ("bestadt", "")


@pytest.mark.usefixtures("fresh_database")
def test_what_another_process_has_changed_is_seen_with_its_version(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        assert preferences().motto == ""
    with owner_connection(autocommit=True) as owner:
        owner.execute("UPDATE t_ahausen.preferences_preferences SET motto = 'Von nebenan'")
        owner.execute("SELECT public.rathaus_content_changed('t_ahausen')")
    versions.forget()  # a second has passed

    with in_town(ahausen):
        assert preferences().motto == "Von nebenan"


@pytest.mark.usefixtures("fresh_database")
def test_a_change_that_was_rolled_back_is_not_remembered(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        with pytest.raises(LookupError), transaction.atomic():
            change(motto="Nie gesagt")
            assert preferences().motto == "Nie gesagt"
            raise LookupError
        versions.forget()
        assert preferences().motto == ""
        change(place="Anderswo")  # the version of the change that never was comes again
        assert preferences().motto == ""


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
