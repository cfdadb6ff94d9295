"""The administration sees its programs and revokes them; nobody else does, and no other town's are there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.integration.cms import world

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now
from rathaus_platform.identity.api_clients.api import Quota
from rathaus_platform.identity.api_clients.models import ApiClient
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]
INDEX = "/verwaltung/programme/"


def register(town: TownRef, name: str, **values: Any) -> ApiClient:
    with in_town(town):
        return ApiClient.objects.create(
            name=name,
            client_id=f"programm-{town.slug}-{name}",
            scopes=["cases:submit"],
            valid_from=now(),
            **vars(Quota()),
            **values,
        )


@pytest.fixture
def office(ahausen: TownRef, bestadt: TownRef, town_client: Connect, settings: Any) -> Client:
    settings.RATHAUS_STAFF_ADMIN_TRUST = "basis"
    with in_town(ahausen):
        return world.sign_in(town_client(ahausen), "Verwaltung")


def test_the_administration_sees_its_own_programs_and_revokes_one(
    office: Client, ahausen: TownRef, bestadt: TownRef
) -> None:
    row = register(ahausen, "steuer")
    register(bestadt, "fremdes")

    page, asked = office.get(INDEX).content.decode(), office.get(f"{INDEX}steuer/sperren/")
    done = office.post(f"{INDEX}steuer/sperren/", follow=True).content.decode()

    assert "höchstens 20.000 am Tag" in page
    assert "steuer" in page and "Anträge mit Dateien senden" in page and "fremdes" not in page
    assert "lässt sich nicht zurücknehmen" in asked.content.decode()
    assert "no-store" in asked["Cache-Control"]
    assert "kommt ab sofort nicht mehr herein" in done
    with in_town(ahausen):
        row.refresh_from_db()
        (entry,) = audit.history_of(("api_client", str(row.id)))
        assert row.revoked_at is not None
        assert (entry.action, entry.actor.kind, entry.actor.name) == ("api_client.revoked", "staff", "Eva")
    for name in ("steuer", "fremdes", "gibt-es-nicht"):
        assert office.get(f"{INDEX}{name}/sperren/").status_code == 404
        assert office.post(f"{INDEX}{name}/sperren/").status_code == 404
    with in_town(bestadt):
        assert ApiClient.objects.get().revoked_at is None


def test_there_is_an_entry_in_the_menu(office: Client) -> None:
    assert INDEX in office.get("/verwaltung/").content.decode()
    assert "Kein Programm hat Zugang." in office.get(INDEX).content.decode()


@pytest.mark.parametrize("group", ["Redaktion", "Sachbearbeitung", "Leitung"])
def test_nobody_else_gets_in(ahausen: TownRef, bestadt: TownRef, town_client: Connect, group: str) -> None:
    row = register(ahausen, "steuer")
    with in_town(ahausen):
        client = world.sign_in(town_client(ahausen), group)

    answers = [client.get(INDEX), client.get(f"{INDEX}steuer/sperren/"), client.post(f"{INDEX}steuer/sperren/")]

    assert {answer.status_code for answer in answers} == {403}
    assert INDEX not in client.get("/verwaltung/").content.decode()
    with in_town(ahausen):
        row.refresh_from_db()
        assert row.revoked_at is None


def test_the_password_alone_is_not_enough_where_more_is_asked(office: Client, ahausen: TownRef, settings: Any) -> None:
    settings.RATHAUS_STAFF_ADMIN_TRUST = "substanziell"

    assert office.get(INDEX).status_code == 302
    assert office.post(f"{INDEX}steuer/sperren/").status_code == 403
