"""What a town offers and sets is its own, dated, named by its source, and never weaker than the standard."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import town_spec

from rathaus_platform.audit import api as audit
from rathaus_platform.errors import Invalid
from rathaus_services import registry
from rathaus_services.activation import api as activation
from rathaus_services.activation.first import SOURCE, first_services
from rathaus_services.activation.models import Activation, ParameterValue
from rathaus_services.activation.offers import german_order
from rathaus_services.releases import api as releases
from rathaus_tenants.context import in_town
from rathaus_tenants.provisioning.api import create_town
from rathaus_tenants.values import TownRef

KEY = "hundesteuer_anmeldung"
BY_LAW = "Hundesteuersatzung vom 12. Oktober 2026, § 5"
DAY = date(2027, 1, 1)


def test_a_demonstration_town_offers_everything_with_values_that_say_they_are_examples(ahausen: TownRef) -> None:
    with in_town(ahausen):
        entries = activation.active_services()
        own = {entry.parameter.name: entry for entry in activation.register_entries(releases.release_for(KEY).module)}

    assert {entry.key for entry in entries} == {module.key for module in registry.modules()}
    assert all(entry.demonstration for entry in entries)
    assert own["steuersaetze"].now is not None and own["steuersaetze"].now.source == SOURCE
    assert all(entry.value is not None and not entry.problem for entry in own.values())


def test_any_other_town_begins_with_no_service_and_no_value(fresh_database: str, ahausen: TownRef) -> None:
    town = create_town(town_spec())

    with in_town(town):
        assert list(activation.active_services()) == []
        assert not ParameterValue.objects.exists()
        with pytest.raises(activation.Incomplete):
            activation.activate(KEY)
    with in_town(ahausen):
        assert activation.is_active(KEY), "a new town takes nothing from another"


def test_the_list_is_in_german_order_and_costs_two_statements(ahausen: TownRef) -> None:
    with in_town(ahausen), CaptureQueriesContext(connection) as queries:
        entries = activation.active_services()

    selects = [query for query in queries.captured_queries if query["sql"].startswith("SELECT")]
    assert [entry.title for entry in entries] == sorted((e.title for e in entries), key=german_order)
    assert len(selects) == 2
    assert sorted(["Öl", "Oma", "Ofen", "straße", "Strasse"], key=german_order)[:3] == ["Ofen", "Öl", "Oma"]


def test_an_entry_speaks_this_towns_words(ahausen: TownRef) -> None:
    with in_town(ahausen):
        entries = {entry.key: entry for entry in activation.active_services()}

    assert entries["gewerbe_anmeldung"].cost == "25 €"
    assert entries["meldebescheinigung"].trust == "substanziell"
    assert "Gewerbeschein" in entries["gewerbe_anmeldung"].keywords


def test_a_value_counts_from_its_day_and_only_here(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        activation.set_parameter(KEY, "steuersaetze", ["48.00", "96.00"], DAY, BY_LAW)

        before = activation.parameters(KEY, date(2026, 12, 31))["steuersaetze"]
        after = activation.parameters(KEY, DAY)["steuersaetze"]
    with in_town(bestadt):
        elsewhere = activation.parameters(KEY, DAY)["steuersaetze"]

    assert (before, after, elsewhere) == (["165.00", "330.00"], ["48.00", "96.00"], ["165.00", "330.00"])


def test_a_change_is_recorded_and_makes_kept_pages_stale(ahausen: TownRef) -> None:
    actor = audit.Actor("staff", "7", "Petra Öhm")
    with in_town(ahausen):
        version = _content_version(ahausen)
        activation.set_parameter(KEY, "freier_hinweis", "Marken gibt es nur dienstags.", DAY, actor=actor)

        last = audit.history_of(("service", KEY))[-1]
        assert (last.action, last.actor.id) == ("service.parameter_set", "7")
        assert _content_version(ahausen) > version


@pytest.mark.parametrize(
    ("name", "value", "source", "codes"),
    [
        ("steuersaetze", ["48"], BY_LAW, ["schema"]),
        ("steuersaetze", [], BY_LAW, ["schema"]),
        ("steuersaetze", ["48.00"], "  ", ["quelle"]),
        ("anmeldefrist_tage", 400, BY_LAW, ["schema"]),
        ("vertrauensniveau_min", "sehr_hoch", "", ["schema"]),
    ],
)
def test_what_does_not_fit_is_refused(name: str, value: Any, source: str, codes: list[str], ahausen: TownRef) -> None:
    with in_town(ahausen):
        before = ParameterValue.objects.count()
        with pytest.raises(Invalid) as refusal:
            activation.set_parameter(KEY, name, value, DAY, source)

        assert [problem.code for problem in refusal.value.problems] == codes
        assert ParameterValue.objects.count() == before


def test_trust_can_be_raised_and_never_lowered(ahausen: TownRef) -> None:
    with in_town(ahausen):
        activation.set_parameter("meldebescheinigung", "vertrauensniveau_min", "hoch", DAY)
        with pytest.raises(Invalid) as refusal:
            activation.set_parameter("meldebescheinigung", "vertrauensniveau_min", "basis", DAY)

    assert [problem.code for problem in refusal.value.problems] == ["zu_niedrig"]


def test_nobody_can_set_what_the_module_does_not_declare(ahausen: TownRef) -> None:
    with in_town(ahausen), pytest.raises(activation.UnknownParameter):
        activation.set_parameter(KEY, "trust", "ohne", DAY)


def test_a_service_can_be_switched_off_and_on(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        activation.deactivate(KEY, last_day=date(2026, 11, 1))
        assert not activation.is_active(KEY)
        assert KEY not in {entry.key for entry in activation.active_services()}
    with in_town(bestadt):
        assert activation.is_active(KEY)
    with in_town(ahausen):
        activation.activate(KEY)
        assert activation.is_active(KEY)


def test_without_its_values_a_service_is_not_offered(ahausen: TownRef) -> None:
    with in_town(ahausen):
        Activation.objects.all().delete()
        ParameterValue.objects.filter(key=KEY, name__in=["steuersaetze", "aufbewahrung_jahre"]).delete()

        with pytest.raises(activation.Incomplete) as refusal:
            activation.activate(KEY)

        assert set(refusal.value.names) == {"steuersaetze", "aufbewahrung_jahre"}
        assert not activation.is_active(KEY)


def test_the_first_step_can_run_again_and_leaves_the_towns_own_values(ahausen: TownRef) -> None:
    with in_town(ahausen):
        activation.deactivate("gewerbe_anmeldung", last_day=date(2026, 2, 1))
        activation.set_parameter(KEY, "steuersaetze", ["48.00"], date(2026, 5, 1), BY_LAW)
        Activation.objects.filter(key=KEY).delete()
        before = ParameterValue.objects.count()

        first_services(ahausen, town_spec("ahausen", demo=True))

        assert ParameterValue.objects.count() == before
        assert activation.parameters(KEY, DAY)["steuersaetze"] == ["48.00"]
        assert activation.is_active(KEY)
        assert not activation.is_active("gewerbe_anmeldung")


def test_a_value_that_no_longer_fits_is_told(ahausen: TownRef) -> None:
    with in_town(ahausen):
        ParameterValue.objects.filter(key=KEY, name="anmeldefrist_tage").update(value=3)

        own = {entry.parameter.name: entry for entry in activation.register_entries(releases.release_for(KEY).module)}

    assert own["anmeldefrist_tage"].problem
    assert not own["steuersaetze"].problem


def test_the_list_page_shows_what_the_town_offers(
    ahausen: TownRef, bestadt: TownRef, town_client: Callable[..., Any]
) -> None:
    with in_town(ahausen):
        activation.deactivate(KEY, last_day=date(2026, 11, 1))

    here = town_client(ahausen).get("/leistungen/").content.decode()
    there = town_client(bestadt).get("/leistungen/").content.decode()

    assert "Hund anmelden" not in here
    assert "Hund anmelden" in there


def _content_version(town: TownRef) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT content_version FROM public.registry_town WHERE schema_name = %s", [town.schema])
        return int(cursor.fetchone()[0])
