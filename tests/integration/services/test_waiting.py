"""A town takes a release once it has the values for it: until then it stays where it is, whatever ring has come."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.cms import world
from tests.integration.services.operating import operator
from tests.integration.services.rolling import released, titled
from typer.testing import CliRunner

from rathaus_platform.clock import today
from rathaus_platform.errors import Invalid
from rathaus_services import registry
from rathaus_services.activation import api as activation
from rathaus_services.activation.following import keep_up
from rathaus_services.activation.models import Activation, ParameterValue
from rathaus_services.cli import services
from rathaus_services.releases import api as releases
from rathaus_services.releases import pins
from rathaus_services.releases.models import Standing
from rathaus_services.releases.rings import Ring
from rathaus_services.rollout import moves
from rathaus_services.rollout.overview import OnTheWay, overview
from rathaus_services.rollout.tasks import tell
from rathaus_tenants.context import current_town, in_public, in_town
from rathaus_tenants.registry.api import content_version
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
KEY, NAME, RATES = "hundesteuer_anmeldung", "meldeschluss", "steuersaetze"
OLD, NEW = "Hund anmelden", "Hund neu anmelden"
REGISTER = f"/verwaltung/leistungen/{KEY}/"
PAGE = f"/leistungen/{KEY}/"


def needy(content: dict[str, Any]) -> None:
    """It says a word of the town that no town has set yet."""
    content["parameters"][NAME] = {
        "schema": {"title": "Bis wann man anmeldet", "type": "string", "minLength": 3, "maxLength": 40},
        "why_local": "Das bestimmt die Satzung.",
        "default": None,
        "example": "Ende März",
        "source_needed": False,
    }
    content["texts"]["de"]["outcome"] = "Sie melden Ihren Hund an, bis {meldeschluss}."


def narrow(content: dict[str, Any]) -> None:
    """It takes one rate only, and the towns have several."""
    content["parameters"][RATES]["schema"]["maxItems"] = 1
    content["parameters"][RATES]["example"] = content["parameters"][RATES]["example"][:1]


def title(town: TownRef) -> str:
    with in_town(town):
        listed = {entry.key: entry.title for entry in activation.active_services()}
        assert releases.release_for(KEY).module.title == listed[KEY], "the list and the page say the same"
        return listed[KEY]


def give(town: TownRef, value: str = "31. März", **more: Any) -> None:
    with in_town(town):
        activation.set_parameter(KEY, NAME, value, more.get("valid_from", today()))


def way(version: str = "9.0.0") -> OnTheWay:
    (found,) = [one for row in overview() if row.key == KEY for one in row.releases if one.version == version]
    return found


@pytest.fixture
def admin(ahausen: TownRef, bestadt: TownRef, town_client: Connect, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "RATHAUS_STAFF_ADMIN_TRUST", "normal")
    with in_town(ahausen):
        return world.sign_in(town_client(ahausen), "Verwaltung")


@pytest.mark.parametrize("ring", [Ring.PILOTS, Ring.TENTH, Ring.ALL])
def test_a_town_without_the_value_stays_and_goes_on_by_itself(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, ring: Ring
) -> None:
    released(KEY, titled(NEW), needy, ring=ring)

    assert title(ahausen) == title(bestadt) == OLD
    for town in (ahausen, bestadt):
        page = town_client(town).get(PAGE).content.decode()
        assert OLD in page and "{meldeschluss}" not in page
    with in_town(ahausen):
        version = content_version()

    give(ahausen)

    assert (title(ahausen), title(bestadt)) == (NEW, OLD), "at once, and in this town only"
    assert "bis 31. März" in town_client(ahausen).get(PAGE).content.decode()
    with in_town(ahausen):
        assert content_version() > version, "kept pages are made anew"
    with in_town(bestadt):
        ParameterValue.objects.create(key=KEY, name=NAME, value="Ende Mai", valid_from=today())
        tell()
    assert title(bestadt) == NEW, "or with the next job"


def test_a_value_that_the_release_does_not_take_holds_the_town_too(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        activation.set_parameter(KEY, RATES, ["90.00"], today(), "Hundesteuersatzung")
    released(KEY, titled(NEW), narrow)

    assert (title(ahausen), title(bestadt)) == (OLD, NEW)
    assert [(town.town, town.names) for town in way().waiting] == [("ahausen", (RATES,))]
    with in_town(ahausen):
        with pytest.raises(Invalid):
            activation.set_parameter(KEY, RATES, ["viel"], today(), "Hundesteuersatzung")
        activation.set_parameter(KEY, RATES, ["120.00"], today(), "Hundesteuersatzung")
    assert title(ahausen) == NEW


def test_a_value_of_a_coming_day_ends_the_wait_on_that_day(
    ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = today() + timedelta(days=1)
    released(KEY, titled(NEW), needy)
    give(ahausen, valid_from=tomorrow)
    assert title(ahausen) == OLD

    monkeypatch.setattr("rathaus_services.activation.following.today", lambda: tomorrow)
    for town in (ahausen, bestadt):
        with in_town(town):
            keep_up()
    assert (title(ahausen), title(bestadt)) == (NEW, OLD)


def test_operators_see_who_waits_for_what_and_that_it_is_no_pin(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        activation.pin(KEY, today() + timedelta(days=30))
    released(KEY, titled(NEW), needy)

    assert [(one.town, one.names, one.closed) for one in way().waiting] == [("ahausen", (NAME,), False)]
    counts = {one.version: (one.towns, one.held) for row in overview() if row.key == KEY for one in row.releases}
    assert counts == {"9.0.0": (0, 0), registry.module(KEY).version: (2, 1)}
    told = json.loads(CliRunner().invoke(services, ["releases", "--json"]).stdout)
    (row,) = [one for service in told if service["key"] == KEY for one in service["releases"] if one["waiting"]]
    assert row["waiting"] == [{"town": "ahausen", "names": [NAME], "closed": False}]
    printed = CliRunner().invoke(services, ["releases"]).output
    assert f"ahausen bleibt auf der Fassung davor, bis gesetzt ist: {NAME}" in printed
    page = " ".join(operator().get("/betrieb/leistungen/").content.decode().split())
    assert "1 Stadt wartet mit dieser Fassung" in page and f"<li>ahausen: {NAME}</li>" in page
    assert "1 davon festgehalten" in page and "<li>bestadt" not in page

    give(ahausen)
    with in_town(ahausen):
        tell()
    assert way().waiting == () and way().towns == 1


def test_the_register_says_what_to_enter_and_the_form_takes_it(
    ahausen: TownRef, bestadt: TownRef, admin: Client
) -> None:
    assert "Abgleich" not in admin.get(REGISTER).content.decode(), "there is one version only"
    released(KEY, titled(NEW), needy)
    value = f"{REGISTER}werte/{NAME}/"

    page = " ".join(admin.get(REGISTER).content.decode().split())
    assert "Neue Fassung 9.0.0 wartet auf:" in page and f'href="{value}"' in page
    assert f"{REGISTER}abgleich/" in page

    typed = {"gilt_ab": today().isoformat(), "herkunft": "keine", "schritt": "eintragen"}
    assert admin.get(value).status_code == 200
    assert admin.post(value, {**typed, "wert": "x"}).status_code == 422
    assert title(ahausen) == OLD
    assert admin.post(value, {**typed, "wert": "31. März"}).status_code == 302
    assert (title(ahausen), title(bestadt)) == (NEW, OLD)
    assert "wartet auf" not in admin.get(REGISTER).content.decode()
    assert admin.get(f"{REGISTER}werte/gibtesnicht/").status_code == 404


def test_what_was_halted_is_not_taken_when_the_value_comes_late(ahausen: TownRef, bestadt: TownRef) -> None:
    released(KEY, titled(NEW), needy)
    give(bestadt)
    moves.halt(KEY, by="Olaf", reason="Anruf")
    give(ahausen)
    assert (title(ahausen), title(bestadt)) == (OLD, NEW), "those that have it keep it, no other town gets it"

    moves.resume(KEY, by="Olaf", reason="Irrtum")
    with in_town(ahausen):
        tell()
    assert title(ahausen) == NEW


def test_what_is_taken_back_leads_past_a_release_that_does_not_fit(ahausen: TownRef, bestadt: TownRef) -> None:
    released(KEY, titled("Fassung 8"), needy, version="8.0.0", ring=Ring.ALL)
    give(bestadt)
    released(KEY, titled(NEW))
    assert (title(ahausen), title(bestadt)) == (NEW, NEW), "the newest that fits, not the next"

    moves.withdraw(KEY, by="Olaf", reason="falsch")

    assert (title(ahausen), title(bestadt)) == (OLD, "Fassung 8")


def test_a_reason_opens_the_gate_and_the_town_waits_all_the_same(ahausen: TownRef, bestadt: TownRef) -> None:
    released(KEY, titled(NEW), needy)
    assert moves.advance(KEY, by="Olaf", reason="Bestadt weiß es.").ring == Ring.TENTH
    assert title(ahausen) == title(bestadt) == OLD


def test_a_service_with_nothing_to_stay_on_is_closed_until_the_value_is_there(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect
) -> None:
    with in_town(bestadt):
        given = ParameterValue.objects.get(key=KEY, name=RATES)
        ParameterValue.objects.filter(pk=given.pk).delete()
        tell()
        with pytest.raises(activation.Incomplete):
            activation.activate(KEY)
    (only,) = [one for row in overview() if row.key == KEY for one in row.releases]

    assert town_client(bestadt).get(PAGE).status_code == 404
    assert town_client(ahausen).get(PAGE).status_code == 200
    assert (only.towns, [(one.town, one.closed) for one in only.waiting]) == (1, [("bestadt", True)])
    assert "(die Leistung ist so lange nicht öffentlich)" in operator().get("/betrieb/leistungen/").content.decode()

    with in_town(bestadt):
        activation.set_parameter(KEY, RATES, given.value, today(), "Hundesteuersatzung")
    assert town_client(bestadt).get(PAGE).status_code == 200


def test_an_unfit_value_of_the_only_version_closes_nothing(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        ParameterValue.objects.filter(key=KEY, name=RATES).update(value="viel")
        Activation.objects.update(follows=None)
        tell()
        assert activation.is_active(KEY)
        assert Activation.objects.get(key=KEY).waits_for == []


def test_a_town_whose_tables_are_not_ready_stays_and_looks_after_its_migration(
    ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = pins._sources[0]

    def arrive() -> None:
        if releases.release_for(KEY) and _slug() == "bestadt":
            with connection.cursor() as cursor:
                cursor.execute("SELECT a_column_to_come FROM activation_activation")
        tell()

    monkeypatch.setattr(pins, "_sources", [pins.Sources(sources.held, sources.follows, arrive)])
    released(KEY, titled(NEW))
    assert (title(ahausen), title(bestadt)) == (NEW, OLD)
    monkeypatch.setattr(pins, "_sources", [sources])

    with in_town(bestadt):
        config = apps.get_app_config("activation")
        post_migrate.send(
            config, app_config=config, verbosity=0, interactive=False, using="default", plan=[], apps=apps
        )
    assert title(bestadt) == NEW


def test_looking_costs_the_same_statements_however_many_services_wait(ahausen: TownRef, bestadt: TownRef) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            tell()
        return len(queries)

    with in_town(ahausen):
        one = statements()
    for key in [module.key for module in registry.modules()][:8]:
        released(key, needy)
    with in_town(ahausen):
        tell()  # the process builds the new contents, once
        assert statements() == one
    with in_public():
        waiting = Standing.objects.filter(waits_release__isnull=False).values_list("town__slug", flat=True)
        assert sorted(waiting) == ["ahausen"] * 8 + ["bestadt"] * 8


def _slug() -> str:
    return current_town().slug
