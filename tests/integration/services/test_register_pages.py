"""The register over HTTP: who gets in, who may change, and that every way works as a plain form that loses nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from tests.integration.cms import world

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import german_date, today
from rathaus_services import registry
from rathaus_services.activation import api as activation
from rathaus_services.activation.models import ParameterValue
from rathaus_services.releases import api as releases
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
KEY, NAME = "hundesteuer_anmeldung", "steuersaetze"
HOME = "/verwaltung/leistungen/"
SERVICE = f"{HOME}{KEY}/"
VALUE = f"{SERVICE}werte/{NAME}/"
LATER = today() + timedelta(days=40)
LAW = {"herkunft": "satzung", "satzung": "Hundesteuersatzung", "paragraf": "§ 5", "beschluss": "2026-11-03"}
NEW = {"wert": ["200", "400,00", ""], "gilt_ab": LATER.isoformat(), **LAW}
POSTS = (
    (VALUE, {**NEW, "schritt": "eintragen"}),
    (f"{VALUE}zuruecknehmen/", {"ab": LATER.isoformat()}),
    (f"{SERVICE}anbieten/", {"tag": today().isoformat()}),
    (f"{SERVICE}beenden/", {"tag": today().isoformat()}),
)


@pytest.fixture
def admin(ahausen: TownRef, bestadt: TownRef, town_client: Connect, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "RATHAUS_STAFF_ADMIN_TRUST", "normal")
    with in_town(ahausen):
        return world.sign_in(town_client(ahausen), "Verwaltung")


def rates(town: TownRef) -> list[object]:
    with in_town(town):
        return list(
            ParameterValue.objects.filter(key=KEY, name=NAME).order_by("valid_from").values_list("value", flat=True)
        )


@pytest.mark.parametrize("address", [HOME, SERVICE, VALUE])
@pytest.mark.parametrize(("group", "status"), [("Redaktion", 403), ("Sachbearbeitung", 403), ("Leitung", 200)])
def test_leads_read_and_others_see_nothing(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, group: str, status: int, address: str
) -> None:
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), group)

    answer = client.get(address)

    assert answer.status_code == status
    assert ("Steuer im Jahr" in answer.content.decode()) is (status == 200 and address != HOME)
    assert 'method="post" action="/verwaltung/leistungen' not in answer.content.decode()


@pytest.mark.parametrize("address", [HOME, SERVICE, VALUE])
def test_a_session_of_one_town_is_nobody_in_the_other(
    bestadt: TownRef, town_client: Connect, admin: Client, address: str
) -> None:
    strange = town_client(bestadt)
    strange.cookies[settings.SESSION_COOKIE_NAME] = admin.cookies[settings.SESSION_COOKIE_NAME].value

    assert admin.get(address).status_code == 200
    assert strange.get(address)["Location"].startswith("/anmelden/verwaltung/")


@pytest.mark.parametrize("group", ["Redaktion", "Sachbearbeitung", "Leitung"])
@pytest.mark.parametrize(("address", "given"), POSTS)
def test_only_the_administration_changes_anything(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, group: str, address: str, given: dict[str, str]
) -> None:
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), group)
    before = rates(ahausen)

    assert client.post(address, given).status_code == 403
    assert rates(ahausen) == before


@pytest.mark.parametrize(("address", "given"), POSTS)
def test_nobody_is_asked_to_sign_in_and_gets_no_further(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, address: str, given: dict[str, str]
) -> None:
    answer = town_client(ahausen).post(address, given)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/anmelden/verwaltung/")


@pytest.mark.parametrize("address", [HOME, SERVICE, VALUE])
def test_a_weak_sign_in_of_an_admin_is_asked_for_more_before_anything_is_typed(
    admin: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(settings, "RATHAUS_STAFF_ADMIN_TRUST", "hoch")

    assert admin.get(address).status_code != 200


def test_the_menu_leads_those_here_who_may_see_it(
    ahausen: TownRef, bestadt: TownRef, town_client: Connect, admin: Client
) -> None:
    with in_town(ahausen):
        clerk = world.sign_in(town_client(ahausen), "Sachbearbeitung")

    assert HOME in admin.get("/verwaltung/").content.decode()
    assert HOME not in clerk.get("/verwaltung/").content.decode()


def test_the_list_names_every_service_and_says_what_comes(ahausen: TownRef, admin: Client) -> None:
    with in_town(ahausen):
        activation.set_parameter(KEY, NAME, ["200.00"], LATER, "Satzung")

    everything, coming = admin.get(HOME), admin.get(f"{HOME}?ansicht=kommend")

    body = everything.content.decode()
    assert "no-store" in everything["Cache-Control"]
    assert all(f"{HOME}{module.key}/" in body for module in registry.modules())
    assert "1 neuer Wert kommt" in coming.content.decode()
    assert f"{HOME}gewerbe_anmeldung/" not in coming.content.decode()
    assert f"{HOME}gewerbe_anmeldung/" not in admin.get(f"{HOME}?suche=hund").content.decode()


@pytest.mark.parametrize("key", [module.key for module in registry.modules()])
def test_every_value_of_every_service_has_its_page(admin: Client, key: str) -> None:
    service = admin.get(f"{HOME}{key}/")
    assert service.status_code == 200
    for name, parameter in registry.module(key).parameters.items():
        page = admin.get(f"{HOME}{key}/werte/{name}/")

        assert page.status_code == 200, name
        assert parameter.why_local.split("„")[0][:40] in page.content.decode(), name


def test_first_the_effects_then_the_value(ahausen: TownRef, bestadt: TownRef, admin: Client) -> None:
    before = rates(bestadt)
    seen = admin.post(VALUE, {**NEW, "schritt": "ansehen"})
    assert rates(ahausen) == [["165.00", "330.00"]]
    body = seen.content.decode()
    assert seen.status_code == 200
    assert f"Gilt für Anträge, die ab dem {german_date(LATER)} eingehen." in body
    assert "123,75 €" in body and "150,00 €" in body, "the example of the first dog, before and after"
    assert 'value="400,00"' in body

    done = admin.post(VALUE, {**NEW, "schritt": "eintragen"}, follow=True)

    assert rates(ahausen) == [["165.00", "330.00"], ["200.00", "400.00"]]
    assert rates(bestadt) == before
    assert f"Ab {german_date(LATER)}:" in done.content.decode()
    with in_town(ahausen):
        last = audit.history_of(("service", KEY))[-1]
        entry = next(
            one for one in activation.register_entries(releases.release_for(KEY).module) if one.parameter.name == NAME
        )
    assert (last.action, last.actor.kind, last.actor.name) == ("service.parameter_set", "staff", "Eva")
    assert str(entry.coming[0].bylaw) == "§ 5 Hundesteuersatzung vom 3. November 2026"


def test_problems_of_all_boxes_are_told_at_once_and_nothing_is_lost(ahausen: TownRef, admin: Client) -> None:
    wrong = {"wert": ["viel", ""], "gilt_ab": "31.2.2027", "herkunft": "satzung", "satzung": "Satzung über Hunde"}

    answer = admin.post(VALUE, {**wrong, "schritt": "eintragen"})

    body = answer.content.decode()
    assert answer.status_code == 422
    assert rates(ahausen) == [["165.00", "330.00"]]
    for sentence in (
        "Eintrag 1: Schreiben Sie einen Betrag",
        "ab welchem Tag der Wert gilt",
        "Schreiben Sie den Paragrafen",
    ):
        assert body.count(sentence) == 2, sentence
    for kept in ('value="viel"', 'value="31.2.2027"', 'value="Satzung über Hunde"'):
        assert kept in body, kept
    assert 'href="#wert"' in body and 'id="wert"' in body


def test_a_value_in_force_asks_for_the_reason_and_keeps_the_old_one(ahausen: TownRef, admin: Client) -> None:
    past = today() - timedelta(days=100)
    with in_town(ahausen):
        activation.set_parameter(KEY, NAME, ["60.00"], past, activation.Bylaw("Hundesteuersatzung", "§ 5", past))
    given = {**NEW, "wert": ["66"], "gilt_ab": past.isoformat(), "schritt": "eintragen"}
    begun = admin.get(f"{VALUE}?ab={past.isoformat()}").content.decode()
    assert 'id="grund"' in begun and 'value="60,00"' in begun

    refused = admin.post(VALUE, given)
    assert refused.status_code == 422
    assert 'id="grund"' in refused.content.decode() and 'value="66"' in refused.content.decode()
    admin.post(VALUE, {**given, "grund": "Tippfehler, der Rat hat 66 Euro beschlossen"})

    page = admin.get(VALUE).content.decode()
    assert rates(ahausen)[-1] == ["66.00"]
    assert "Vorher stand hier:" in page and "60,00 €" in page
    assert "Tippfehler, der Rat hat 66 Euro beschlossen" in page


def test_a_coming_value_can_be_taken_back_and_one_in_force_cannot(
    ahausen: TownRef, bestadt: TownRef, admin: Client
) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            activation.set_parameter(KEY, NAME, ["200.00"], LATER, "Satzung")

    admin.post(f"{VALUE}zuruecknehmen/", {"ab": LATER.isoformat()})
    stays = admin.post(f"{VALUE}zuruecknehmen/", {"ab": "2026-01-01"}, follow=True)

    assert rates(ahausen) == [["165.00", "330.00"]]
    assert len(rates(bestadt)) == 2
    assert "Dieser Wert gilt schon." in stays.content.decode()
    assert admin.post(f"{VALUE}zuruecknehmen/", {"ab": "morgen"}).status_code == 404


def test_a_service_is_offered_and_ended_by_day(ahausen: TownRef, bestadt: TownRef, admin: Client) -> None:
    admin.post(f"{SERVICE}beenden/", {"tag": (today() - timedelta(days=1)).isoformat()})
    with in_town(ahausen):
        assert not activation.is_active(KEY)
        ParameterValue.objects.filter(key=KEY, name=NAME).delete()
    with in_town(bestadt):
        assert activation.is_active(KEY)

    refused = admin.post(f"{SERVICE}anbieten/", {"tag": today().isoformat()})
    undated = admin.post(f"{SERVICE}anbieten/", {"tag": "bald"})

    assert refused.status_code == undated.status_code == 422
    assert "Setzen Sie zuerst: Steuer im Jahr" in refused.content.decode()
    admin.post(VALUE, {**NEW, "gilt_ab": today().isoformat(), "schritt": "eintragen"})
    admin.post(f"{SERVICE}anbieten/", {"tag": today().isoformat()})
    with in_town(ahausen):
        assert activation.is_active(KEY)


def test_unknown_services_and_values_are_not_found(admin: Client) -> None:
    assert admin.get(f"{HOME}mondflug/").status_code == 404
    assert admin.get(f"{SERVICE}werte/mondphase/").status_code == 404
    assert admin.post(f"{SERVICE}werte/mondphase/", NEW).status_code == 404
    assert admin.get(f"{SERVICE}anbieten/").status_code == 405
