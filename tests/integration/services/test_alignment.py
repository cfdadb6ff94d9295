"""The centre changes a default, the town has its own: it decides once, that is kept, and nobody else is asked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.cms import world
from tests.integration.services.operating import operator
from tests.integration.services.rolling import released

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.errors import Conflict
from rathaus_services import registry
from rathaus_services.activation import api as activation
from rathaus_services.rollout.overview import overview
from rathaus_services.rollout.tasks import tell
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
KEY, OWN = "hundesteuer_anmeldung", "nachreichfrist_tage"
OTHER, EXAMPLE = "freier_hinweis", "bearbeitung_arbeitstage"
HINT = "Im Oktober ist das Amt geschlossen."
PAGE = f"/verwaltung/leistungen/{KEY}/abgleich/"


def value_of(town: TownRef, name: str = OWN) -> Any:
    with in_town(town):
        return activation.parameters(KEY, today())[name]


@pytest.fixture
def old() -> dict[str, Any]:
    return {name: registry.module(KEY).parameters[name].default for name in (OWN, EXAMPLE)}


@pytest.fixture
def changed(ahausen: TownRef, bestadt: TownRef, old: dict[str, Any]) -> dict[str, Any]:
    """Ahausen has its own value for one parameter; the new version has other defaults for three."""

    def raised(content: dict[str, Any]) -> None:
        for name in (OWN, EXAMPLE):
            content["parameters"][name]["default"] = old[name] + 1
        content["parameters"][OTHER]["default"] = HINT

    with in_town(ahausen):
        activation.set_parameter(KEY, OWN, old[OWN] + 5, today(), "Dienstanweisung vom 1. Oktober 2026")
    released(KEY, raised)
    return old


@pytest.fixture
def admin(ahausen: TownRef, town_client: Connect, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "RATHAUS_STAFF_ADMIN_TRUST", "normal")
    with in_town(ahausen):
        return world.sign_in(town_client(ahausen), "Verwaltung")


def test_only_the_true_conflict_asks_somebody(
    ahausen: TownRef, bestadt: TownRef, changed: dict[str, Any], admin: Client
) -> None:
    with in_town(ahausen):
        here = activation.alignment(KEY)
        assert here is not None
        assert {one.change.name: one.change.outcome.value for one in here.questions} == {
            OWN: "conflict",
            OTHER: "follows",
            EXAMPLE: "example",
        }
        assert [one.change.name for one in here.open] == [OWN]
    with in_town(bestadt):
        there = activation.alignment(KEY)
        assert there is not None and there.open == ()
    assert value_of(ahausen) == changed[OWN] + 5, "until somebody decides the town's own value counts"
    assert value_of(ahausen, OTHER) == value_of(bestadt, OTHER) == HINT

    page = admin.get(PAGE).content.decode()
    assert page.count('name="wahl"') == 2
    for number in (changed[OWN], changed[OWN] + 1, changed[OWN] + 5):
        assert f">{number}<" in "".join(page.split()), number


@pytest.mark.parametrize(("choice", "added"), [("behalten", 5), ("uebernehmen", 1)])
def test_a_decision_is_kept_with_who_and_when_and_asked_once(
    ahausen: TownRef, bestadt: TownRef, changed: dict[str, Any], admin: Client, choice: str, added: int
) -> None:
    elsewhere = value_of(bestadt)

    answer = admin.post(f"{PAGE}{OWN}/", {"wahl": choice})

    assert answer.status_code == 302, answer.content.decode()
    assert value_of(ahausen) == changed[OWN] + added
    assert value_of(bestadt) == elsewhere
    with in_town(ahausen):
        found = activation.alignment(KEY)
        assert found is not None and found.open == ()
        assert activation.open_questions() == {}
        entry = next(e for e in audit.history_of(("service", KEY)) if e.action == "service.change_decided")
        assert (entry.details["name"], entry.actor.kind) == (OWN, "staff")
    with in_town(bestadt):
        assert "service.change_decided" not in {e.action for e in audit.history_of(("service", KEY))}
    if choice == "behalten":
        page = admin.get(PAGE).content.decode()
        assert "den Wert der Stadt zu behalten" in page and 'name="wahl"' not in page
        assert admin.post(f"{PAGE}{OWN}/", {"wahl": choice}).status_code == 422, "somebody has decided already"


def test_what_is_no_conflict_cannot_be_decided(ahausen: TownRef, changed: dict[str, Any], admin: Client) -> None:
    for address, choice in (
        (f"{PAGE}{OTHER}/", "behalten"),
        (f"{PAGE}{OWN}/", "loeschen"),
        (f"{PAGE}xyz/", "behalten"),
    ):
        assert admin.post(address, {"wahl": choice}).status_code == 404
    assert admin.get(f"{PAGE}{OWN}/").status_code == 405
    assert admin.get("/verwaltung/leistungen/katzensteuer/abgleich/").status_code == 404


@pytest.mark.parametrize(("group", "status"), [("Redaktion", 403), ("Sachbearbeitung", 403), ("Leitung", 200)])
def test_leads_read_and_only_the_administration_decides(
    ahausen: TownRef, bestadt: TownRef, changed: dict[str, Any], town_client: Connect, group: str, status: int
) -> None:
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), group)

    page = client.get(PAGE)

    assert page.status_code == status
    assert 'name="wahl"' not in page.content.decode()
    assert client.post(f"{PAGE}{OWN}/", {"wahl": "behalten"}).status_code == 403
    with in_town(ahausen):
        assert activation.open_questions() == {KEY: 1}


def test_a_session_of_one_town_is_nobody_in_the_other(
    bestadt: TownRef, changed: dict[str, Any], town_client: Connect, admin: Client
) -> None:
    strange = town_client(bestadt)
    strange.cookies[settings.SESSION_COOKIE_NAME] = admin.cookies[settings.SESSION_COOKIE_NAME].value
    assert strange.get(PAGE).status_code == 302
    assert strange.post(f"{PAGE}{OWN}/", {"wahl": "behalten"}).status_code in (302, 403)


def test_operators_see_where_decisions_wait(ahausen: TownRef, bestadt: TownRef, changed: dict[str, Any]) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            tell()

    (row,) = [one for one in overview() if one.key == KEY]
    assert (row.asked_towns, row.open_questions) == (1, 1)
    page = " ".join(operator().get("/betrieb/leistungen/").content.decode().split())
    assert "In 1 Stadt wartet 1 Entscheidung über geänderte Vorgaben." in page


def test_without_a_new_version_there_is_nothing_to_compare(ahausen: TownRef, admin: Client) -> None:
    with in_town(ahausen):
        assert activation.alignment(KEY) is None
        with pytest.raises(activation.NotOffered):
            activation.alignment("katzensteuer")
        with pytest.raises((activation.UnknownParameter, Conflict)):
            activation.decide(KEY, OWN, activation.KEEP, actor=audit.SYSTEM)
    assert "nur eine Fassung" in admin.get(PAGE).content.decode()


def test_what_is_open_costs_the_same_statements_however_many_services(
    ahausen: TownRef, bestadt: TownRef, changed: dict[str, Any]
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            activation.open_questions()
        return len([query for query in queries.captured_queries if query["sql"].startswith("SELECT")])

    with in_town(ahausen):
        activation.open_questions()
        one = statements()
    for key in [module.key for module in registry.modules() if module.key != KEY][:8]:
        released(key, lambda content: content["texts"]["de"].__setitem__("title", "Neu"))
    with in_town(ahausen):
        activation.open_questions()  # the process builds the new contents, once
        assert statements() == one
